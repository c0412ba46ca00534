/** bioRxiv and medRxiv, which share one API. */
package org.broadsheet.sources.preprints;
