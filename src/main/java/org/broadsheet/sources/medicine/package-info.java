/** PubMed: a saved query, asked by the day on which records were entered. */
package org.broadsheet.sources.medicine;
