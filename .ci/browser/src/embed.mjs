import { sampleEvents } from './answers.mjs';
import { checkContent, checkLanguages, checkPaging } from './embed-content.mjs';
import { checkCosts } from './embed-costs.mjs';
import { checkFailures } from './embed-failures.mjs';
import { Embed } from './embed-page.mjs';
import { checkLooks, checkSafety, checkUse } from './embed-use.mjs';
import { foreignSite } from './foreign.mjs';

/** The embed on a page of another site, in a real browser. */
export async function checkEmbed(browser, app) {
  const site = await foreignSite(app);
  const embed = new Embed(browser, app, site, await sampleEvents(app, 'de'));
  try {
    await checkContent(embed);
    await checkLanguages(embed);
    await checkUse(embed);
    await checkPaging(embed);
    await checkFailures(embed);
    await checkSafety(embed);
    await checkCosts(embed);
    await checkLooks(embed);
  } finally {
    site.close();
  }
}
