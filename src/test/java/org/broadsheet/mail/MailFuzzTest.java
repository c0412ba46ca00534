package org.broadsheet.mail;

import org.broadsheet.Fuzz;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;

class MailFuzzTest {

    private static final String LETTER =
            "From: =?utf-8?B?w5xtaXTD?= =?utf-8?B?oW4=?= <ada@example.com>\r\nTo: papers+t@example.org\r\nSubject: =?iso-8859-1?Q?F=FCr?=\r\nContent-Type: multipart/mixed; boundary=\"q\"\r\n\r\n--q\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=C3=A4\r\n--q\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*0*=utf-8''%e8%ae%ba; filename*1=x.bib\r\n\r\nPGI+\r\n--q--\r\n";

    private static final String REPORT =
            "From: MAILER-DAEMON@mx.example\r\nTo: <b+1-0@inbox.test>\r\nContent-Type: multipart/report; boundary=r\r\n\r\n--r\r\n\r\nSorry.\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no\r\n--r\r\nContent-Type: message/rfc822\r\n\r\nReturn-Path: <b+1-0@inbox.test>\r\n\r\n--r--\r\n";

    private static final String[] WORDS = {
        "--q\r\n",
        "--r--",
        "\r\n\r\n",
        "Content-Type: multipart/mixed; boundary=q",
        "Content-Transfer-Encoding: base64",
        "=?utf-8?Q?",
        "?=",
        "*0*=",
        "charset=utf-16",
        "Action: delayed",
        "Status: 5.",
        "<",
        "(",
        "@"
    };

    @Test
    void anyBytesAreALetter() {
        Fuzz.ofBytes("letters", bytes -> MimeReader.read(bytes, bytes.length % 2 == 0))
                .seeds(LETTER, REPORT)
                .words(WORDS)
                .run();
    }

    @Test
    void anyBytesAreAReportOrNot() {
        ReportReader reader = new ReportReader(ReportReaderTest.RETURN_PATH);
        String ours = ReportReaderTest.RETURN_PATH.of(42).value();
        Fuzz.ofBytes("reports", bytes -> reader.read(bytes, bytes.length % 2 == 0 ? ours : ""))
                .seeds(LETTER, REPORT)
                .words(WORDS)
                .run();
    }

    @Test
    void anyTextIsAnAddressOrNot() {
        Fuzz.of("addresses", EmailAddress::parse)
                .seeds("ada@example.org", "ada+tag@bücher.example", "a@" + "é".repeat(300))
                .words("@", "xn--", ".", "é", "\u3002", "\u200d")
                .run();
    }
}
