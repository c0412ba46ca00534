/** Any RSS or Atom feed of papers, such as a journal's table of contents. */
package org.broadsheet.sources.feeds;
