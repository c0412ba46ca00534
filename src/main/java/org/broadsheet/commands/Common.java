package org.broadsheet.commands;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.NeedsEdits;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What every command takes, and how every command answers. */
public final class Common {

    /** Where settings and profiles are, if nobody names another place. */
    public static final String USUAL_CONFIG = "./config";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Database, index, outbox and mail folder. Default: ${DEFAULT-VALUE}",
            defaultValue = "./data")
    public Path data;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "broadsheet.yaml and profiles/. Default: ${DEFAULT-VALUE}",
            defaultValue = USUAL_CONFIG)
    public Path config;

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description =
                    "Your own templates; what is not there comes from the shipped ones. Default: ./templates, if there")
    public Path templates;

    @Option(names = "--json", description = "Answer with one JSON object on standard output.")
    public boolean json;

    @Option(names = "-v", description = "Say more on standard error.")
    boolean verbose;

    /** The same, on another data folder. */
    public Common in(Path folder) {
        Common there = new Common();
        there.data = folder;
        there.config = config;
        there.templates = templates;
        there.json = json;
        there.verbose = verbose;
        return there;
    }

    /**
     * The settings; the usual ones where nobody has written any.
     *
     * @throws NeedsEdits if they need an edit, or the folder that was named is not there
     */
    public AppConfig settings() {
        if (!config.equals(Path.of(USUAL_CONFIG)) && !Files.isDirectory(config)) {
            throw new NeedsEdits(
                    "There is no folder %s. Name the one with broadsheet.yaml and profiles/ with --config, or make it."
                            .formatted(config));
        }
        return AppConfig.read(config, System.getenv());
    }

    /** Prints the answer: the JSON object if asked for, else the text. */
    public void answer(PrintStream out, Map<String, ?> fields, String text) {
        out.println(json ? JsonMapper.shared().writeValueAsString(fields) : text);
    }
}
