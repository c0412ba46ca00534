package org.broadsheet.mail;

/** How far an attempt over SMTP has come; what a lost connection or a refusal means depends on it. */
enum Phase {
    MAIL,
    RCPT,
    DATA,
    BODY,
    /** The final dot is on its way: from here on the message may have arrived. */
    DOT
}
