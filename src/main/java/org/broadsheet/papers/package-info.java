/** What a paper is. */
package org.broadsheet.papers;
