package org.broadsheet.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A schema that ships with the program, checked by somebody else's validator. */
final class JsonSchemaFile {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode root;
    private final Schema schema;

    private JsonSchemaFile(JsonNode root) {
        this.root = root;
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(root);
    }

    static JsonSchemaFile shipped(String name) {
        try (InputStream in = JsonSchemaFile.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return new JsonSchemaFile(JsonMapper.shared().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Error> errors(String yaml) {
        return schema.validate(YAML.readTree(yaml));
    }

    /** Every key with a dot between the groups, and its description; those of the groups in a list behind the list's. */
    Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        collect("", root, keys);
        return keys;
    }

    /** The default of the key with that path, as text; empty if the schema gives none. */
    String defaultOf(String path) {
        JsonNode node = root;
        for (String key : path.split("\\.", -1)) {
            node = node.path("properties").path(key);
        }
        JsonNode usual = node.path("default");
        List<String> texts = new ArrayList<>();
        usual.forEach(item -> texts.add(item.asString()));
        return usual.isArray() ? String.join(", ", texts) : usual.asString("");
    }

    private void collect(String path, JsonNode group, Map<String, String> keys) {
        group.path("properties").properties().forEach(member -> {
            String key = path + member.getKey();
            JsonNode value = member.getValue();
            keys.put(key, value.path("description").asString(""));
            JsonNode items = value.path("items");
            String reference = items.path("$ref").asString("");
            collect(key + ".", reference.isEmpty() ? value : root.at(reference.substring(1)), keys);
        });
    }
}
