/** A template and a record become text. */
package org.broadsheet.rendering;
