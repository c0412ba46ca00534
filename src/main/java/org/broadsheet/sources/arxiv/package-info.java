/**
 * What arXiv sends: its announcements, its API, its snapshot. All its services count as one provider, with one pace.
 *
 * @see <a href="https://info.arxiv.org/help/api/tou.html">arXiv API Terms of Use</a>
 */
package org.broadsheet.sources.arxiv;
