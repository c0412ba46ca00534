/** Which paper fits which profile, how well, and why; search and similar papers. */
package org.broadsheet.matching;
