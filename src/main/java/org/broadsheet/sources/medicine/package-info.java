/**
 * PubMed, asked with a saved query: a search for numbers, then the records by number.
 */
package org.broadsheet.sources.medicine;
