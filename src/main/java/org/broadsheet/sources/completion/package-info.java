/**
 * Completes records by DOI: what a feed leaves out, OpenAlex or Crossref may know.
 */
package org.broadsheet.sources.completion;
