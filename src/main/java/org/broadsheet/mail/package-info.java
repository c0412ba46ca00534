/** Mail out (SMTP, or a folder of .eml) and mail in. */
package org.broadsheet.mail;
