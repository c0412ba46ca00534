/**
 * Daily Papers pages saved as text or HTML: titles and abstracts in turn between the furniture of a page.
 */
package org.broadsheet.sources.pages;
