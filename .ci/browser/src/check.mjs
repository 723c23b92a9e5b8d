let faults = 0;

/** Goes on after a fault, so that one run tells them all. What `holds` returns is told beside the name. */
export async function check(what, holds) {
  try {
    const told = await holds();
    console.log(`browser: ok, ${what}${told === undefined ? '' : ` (${told})`}`);
  } catch (fault) {
    faults++;
    console.error(`browser: FAULT, ${what}:`, fault instanceof Error ? fault.message : fault);
  }
}

export function faultsFound() {
  return faults;
}
