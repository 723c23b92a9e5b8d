package org.rallypoint.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** How large the files of running processes may become: where the kernel refuses more it is to them as if the disk were full. */
final class FileSizes {

    private FileSizes() {}

    static void limit(List<ProcessHandle> processes, long bytes) {
        set(processes, String.valueOf(bytes));
    }

    static void unlimit(List<ProcessHandle> processes) {
        set(processes, "unlimited");
    }

    /** The soft limit alone, which whoever owns a process may raise again. */
    private static void set(List<ProcessHandle> processes, String size) {
        for (var process : processes) {
            try {
                int code = new ProcessBuilder(
                                "prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + size + ":")
                        .inheritIO()
                        .start()
                        .waitFor();
                if (code != 0 && process.isAlive()) {
                    throw new IllegalStateException("prlimit can't limit the files of process " + process.pid() + ".");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("A full disk is tried with prlimit, of util-linux, on Linux.", e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
