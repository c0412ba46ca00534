/**
 * DOAJ, the Directory of Open Access Journals: articles of all subjects.
 */
package org.broadsheet.sources.doaj;
