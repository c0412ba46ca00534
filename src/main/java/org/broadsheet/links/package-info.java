/** Signed links: who may do what, until when. */
package org.broadsheet.links;
