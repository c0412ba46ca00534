/** A reader's verdict on a paper, and what it changes in their profile. */
package org.broadsheet.feedback;
