/** Main, the wiring by hand, the list of jobs, the command line. */
package org.broadsheet.app;
