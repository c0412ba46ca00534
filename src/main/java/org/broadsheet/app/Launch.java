package org.broadsheet.app;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The main class of the jar: finds a Java that is new enough and runs {@link Main} on it. Compiled for Java 8, so that
 * even an old {@code java} gets as far as saying what is missing.
 */
public final class Launch {

    private static final String MAIN = "org.broadsheet.app.Main";
    private static final int OLDEST = 21;
    private static final int EX_CONFIG = 78;
    private static final List<String> FOLDERS = Arrays.asList(
            "/usr/lib/jvm",
            "/usr/java",
            "/opt/java",
            "/opt",
            "/Library/Java/JavaVirtualMachines",
            System.getProperty("user.home") + "/.sdkman/candidates/java",
            System.getProperty("user.home") + "/.jdks",
            "C:\\Program Files\\Java",
            "C:\\Program Files\\Eclipse Adoptium");

    /**
     * A start is mostly compiling: ten times the usual thresholds of the thorough compiler leave the processor to the start, and what stays
     * hot passes them within seconds. What the C library keeps of memory that was given back goes to the system each minute: its heap had 53 to
     * 193 MB after days, and 45 of 53 were not needed. Objects begin with eight bytes instead of twelve (Java 25).
     */
    static final List<String> FOR_A_DAEMON = Arrays.asList(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:TrimNativeHeapInterval=60000",
            "-XX:+UseCompactObjectHeaders");

    private Launch() {}

    public static void main(String[] arguments) throws Exception {
        File java = newest(
                Arrays.asList(System.getProperty("java.home"), String.valueOf(System.getenv("JAVA_HOME"))), FOLDERS);
        if (java == null) {
            System.err.println("Broadsheet needs Java " + OLDEST + " or newer; this is Java "
                    + System.getProperty("java.version") + " and there is no newer one in the usual folders.");
            System.err.println(
                    "Install one (Debian and Ubuntu: apt install openjdk-21-jre-headless; or https://adoptium.net)"
                            + " or set JAVA_HOME to it.");
            System.exit(EX_CONFIG);
        }
        if (java.equals(java(new File(System.getProperty("java.home"))))) {
            // No second process: nothing to pass signals to, and nothing that outlives a kill.
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } else {
            System.exit(run(java, arguments));
        }
    }

    private static int run(File java, String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<String>();
        command.add(java.getPath());
        if (arguments.length > 0 && arguments[0].equals("serve")) {
            // SIMD for Lucene. Java prints a line of its own about it, which belongs in a log, not on a newcomer's
            // screen.
            command.add("--add-modules=jdk.incubator.vector");
            // A Java without them starts all the same.
            command.add("-XX:+IgnoreUnrecognizedVMOptions");
            command.addAll(FOR_A_DAEMON);
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dbroadsheet.launcher=" + pid());
        byte[] typed = typed(arguments.length);
        if (typed.length > 0) {
            command.add("-Dbroadsheet.arguments=" + Base64.getEncoder().encodeToString(typed));
        }
        command.addAll(meant(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(MAIN);
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        // What the C library takes for each thread, and seldom gives back: 250 MB lay there after a month of simulated
        // days.
        if (!process.environment().containsKey("MALLOC_ARENA_MAX")) {
            process.environment().put("MALLOC_ARENA_MAX", "2");
        }
        final Process child = process.start();
        // A signal to this process is one to the daemon: pass it on and wait until it has closed.
        Runtime.getRuntime().addShutdownHook(new Thread(new Runnable() {
            @Override
            public void run() {
                child.destroy();
                try {
                    child.waitFor();
                } catch (InterruptedException hurried) {
                    Thread.currentThread().interrupt();
                }
            }
        }));
        return child.waitFor();
    }

    /** The number of this process, in the form that a Java of 2014 knows: {@code 4711@host}. */
    private static String pid() {
        return ManagementFactory.getRuntimeMXBean().getName().split("@", 2)[0];
    }

    /**
     * The last {@code count} arguments as bytes, a zero behind each. A Java that runs in a locale without umlauts has put
     * question marks into its own copy and would hand those on. Empty where the system does not tell.
     */
    static byte[] typed(int count) {
        try {
            byte[] all = Files.readAllBytes(Paths.get("/proc/self/cmdline"));
            int begin = all.length;
            for (int found = 0; begin > 0; begin--) {
                if (all[begin - 1] == 0 && found++ == count) {
                    break;
                }
            }
            return Arrays.copyOfRange(all, begin, all.length);
        } catch (IOException noLinux) {
            return new byte[0];
        }
    }

    /** Of what this Java was started with, what the user meant for the program: its memory and properties. */
    static List<String> meant(List<String> options) {
        List<String> meant = new ArrayList<String>();
        for (String option : options) {
            if (option.startsWith("-X") || option.startsWith("-D")) {
                meant.add(option);
            }
        }
        return meant;
    }

    /**
     * The {@code java} to run on: that of the first home that is new enough, else the newest below the folders; null if
     * there is none.
     */
    static File newest(List<String> homes, List<String> folders) {
        for (String home : homes) {
            if (version(new File(home)) >= OLDEST) {
                return java(new File(home));
            }
        }
        File best = null;
        int bestVersion = OLDEST - 1;
        for (String folder : folders) {
            File[] inside = new File(folder).listFiles();
            for (File home : inside == null ? new File[0] : inside) {
                for (File candidate : Arrays.asList(home, new File(home, "Contents/Home"))) {
                    int version = version(candidate);
                    if (version > bestVersion) {
                        best = java(candidate);
                        bestVersion = version;
                    }
                }
            }
        }
        return best;
    }

    private static File java(File home) {
        File windows = new File(home, "bin/java.exe");
        return windows.exists() ? windows : new File(home, "bin/java");
    }

    /** The feature number in a JDK's {@code release} file; 0 where there is none or no {@code java} beside it. */
    private static int version(File home) {
        File release = new File(home, "release");
        if (!java(home).canExecute() || !release.canRead()) {
            return 0;
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new java.io.FileInputStream(release), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("JAVA_VERSION=\"")) {
                    String digits = line.substring("JAVA_VERSION=\"".length()).split("[^0-9]", 2)[0];
                    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
                }
            }
        } catch (IOException unreadable) {
            return 0;
        }
        return 0;
    }
}
