/** Lists of papers that people vote for; the votes and how they change tell what is trending. */
package org.broadsheet.sources.trending;
