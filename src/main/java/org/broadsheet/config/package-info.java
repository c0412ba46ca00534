/** YAML becomes records, or a list of edits to make. */
package org.broadsheet.config;
