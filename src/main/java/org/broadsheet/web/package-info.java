/** Pages and clicks. */
package org.broadsheet.web;
