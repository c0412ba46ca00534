/**
 * bioRxiv and medRxiv: one API, pages by cursor.
 */
package org.broadsheet.sources.preprints;
