/**
 * Mail out (SMTP, or a folder of .eml files) and mail in (IMAP, a maildir). Jakarta Mail lives here and nowhere else.
 *
 * <pre>{@code
 * SendOutcome outcome = transport.send(parcel); // tries once, throws for nothing that a network can do
 * }</pre>
 *
 * <p>The wire checklist and the tests that hold it are in delivery.md. Letters and reports from outside are hostile: linear, bounded, cleaned.
 */
package org.broadsheet.mail;
