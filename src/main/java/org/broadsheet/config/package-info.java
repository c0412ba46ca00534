/**
 * YAML becomes records, or a list of edits to make.
 *
 * <pre>{@code
 * AppConfig config = AppConfig.read(folder, System.getenv()); // or NeedsEdits, every edit with file and line
 * }</pre>
 *
 * <p>The file is read once, here. A setting has its record in the room that uses it, its reader here, its line in broadsheet.yaml and its place in the
 * schema; a test compares the four.
 */
package org.broadsheet.config;
