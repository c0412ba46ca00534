/** Pages of daily papers that a person saved: titles and abstracts in turn, between a page's furniture. */
package org.broadsheet.sources.pages;
