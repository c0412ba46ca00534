/** Words, pairs of words and their statistics; sparse vectors; the kernel that scores a batch. Knows no readers. */
package org.broadsheet.matching.text;
