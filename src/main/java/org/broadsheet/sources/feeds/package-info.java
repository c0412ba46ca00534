/**
 * Any RSS or Atom feed, such as a journal's table of contents.
 */
package org.broadsheet.sources.feeds;
