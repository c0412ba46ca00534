/**
 * Lists of papers that readers keep elsewhere: what they wrote, by ORCID, OpenAlex or arXiv, and their libraries at Zotero. Read every
 * night, and only what changed where the keeper can say so. The papers are not taken into the archive: they say what somebody likes.
 */
package org.broadsheet.sources.lists;
