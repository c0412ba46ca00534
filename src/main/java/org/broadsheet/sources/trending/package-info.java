/**
 * What others upvote: Hugging Face's daily papers, whose votes and their change feed "trending".
 */
package org.broadsheet.sources.trending;
