package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.profiles.EmailAddress;

/** Answers as programs write them that send HTML. */
final class HtmlLetters {

    static final List<String> NAMES = List.of(
            "Gmail",
            "Gmail signed",
            "Outlook",
            "Outlook web",
            "Apple Mail",
            "Thunderbird",
            "Yahoo",
            "Proton",
            "Tutanota",
            "Zimbra",
            "Outlook mobile",
            "lost breaks",
            "plain");

    private static final String QUOTE =
            "<div style=\"display:none\">Learned sparse retrieval</div><h1>Broadsheet</h1><p>Welcome! Your first digest comes on Friday.</p><p><a href=\"https://papers.example.org/unsubscribe/mwxg23kb.u.s37.0.tyd81s.Qp4qyB7h0BlITV4go4z6wA\">Unsubscribe</a></p>";

    private HtmlLetters() {}

    static List<String> all(String words) {
        String lines = words.replace("&", "&amp;").replace("<", "&lt;");
        String br = lines.replace("\n", "<br>");
        String divs = "<div>" + lines.replace("\n\n", "\n<br>\n").replace("\n", "</div><div>") + "</div>";
        String paragraphs = "<p class=\"MsoNormal\">"
                + lines.replace("\n\n", "\n&nbsp;\n").replace("\n", "</p><p class=\"MsoNormal\">") + "</p>";
        String said =
                "On Thu, Nov 26, 2026 at 11:03 AM Broadsheet &lt;<a href=\"mailto:papers@example.org\">papers@example.org</a>&gt; wrote:";
        String headers =
                "<b>From:</b> Broadsheet &lt;papers@example.org&gt;<br><b>Sent:</b> Thursday, November 26, 2026 11:03 AM<br><b>To:</b> r@example.net<br><b>Subject:</b> Welcome to Broadsheet";
        List<String> all = new ArrayList<>();
        all.add("<div dir=\"ltr\">" + divs
                + "</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">"
                + said + "<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex\">" + QUOTE
                + "</blockquote></div>");
        all.add("<div dir=\"ltr\">" + divs
                + "<br clear=\"all\"><div><br></div><span class=\"gmail_signature_prefix\">-- </span><br><div dir=\"ltr\" class=\"gmail_signature\">Ada Lovelace<br>Analytical Engines</div></div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">"
                + said + "<br></div><blockquote class=\"gmail_quote\">" + QUOTE + "</blockquote></div>");
        all.add(
                "<html><head><style>p.MsoNormal {margin:0cm;}</style></head><body lang=\"EN-GB\"><div class=\"WordSection1\">"
                        + paragraphs
                        + "<p class=\"MsoNormal\">&nbsp;</p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p class=\"MsoNormal\">"
                        + headers + "</p></div><p class=\"MsoNormal\">&nbsp;</p>" + QUOTE + "</div></body></html>");
        all.add("<div style=\"font-family:Calibri\">" + br
                + "</div><div id=\"Signature\"><p>Ada Lovelace</p><p>Reader in Engines</p></div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri\">"
                + headers + "</font><div>&nbsp;</div></div><div>" + QUOTE + "</div>");
        all.add("<html><body>" + br
                + "<br id=\"lineBreakAtBeginningOfMessage\"><div><br><blockquote type=\"cite\"><div>On 26 Nov 2026, at 11:03, Broadsheet &lt;papers@example.org&gt; wrote:</div><br><div>"
                + QUOTE + "</div></blockquote></div></body></html>");
        all.add("<p>" + br.replace("<br><br>", "</p><p>")
                + "</p><div class=\"moz-signature\">Ada</div><div class=\"moz-cite-prefix\">On 26/11/2026 11:03, Broadsheet wrote:<br></div><blockquote type=\"cite\" cite=\"mid:x@y\">"
                + QUOTE + "</blockquote>");
        all.add("<div class=\"ydp1yahoo-style-wrap\"><div dir=\"ltr\">" + br
                + "</div><div><br></div></div><div id=\"ydp2yahoo_quoted_1\" class=\"yahoo_quoted\"><div><div>On Thursday, November 26, 2026 at 11:03:42 AM UTC, Broadsheet &lt;papers@example.org&gt; wrote:</div><div><br></div>"
                + QUOTE + "</div></div>");
        all.add("<div style=\"font-family:Arial\">" + br
                + "<br></div><div class=\"protonmail_signature_block\"><div>Sent with Proton Mail secure email.</div></div><div class=\"protonmail_quote\">On Thursday, November 26th, 2026 at 11:03 AM, Broadsheet &lt;papers@example.org&gt; wrote:<br><blockquote class=\"protonmail_quote\" type=\"cite\">"
                + QUOTE + "</blockquote></div>");
        all.add("<div>" + br
                + "</div><div><br></div><div>26. Nov. 2026, 11:03 von papers@example.org:<br></div><blockquote class=\"tutanota_quote\">"
                + QUOTE + "</blockquote>");
        all.add("<div>" + br + "</div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\">"
                + headers + "</div><div data-marker=\"__QUOTED_TEXT__\">" + QUOTE + "</div>");
        all.add("<div>" + br
                + "</div><div id=\"ms-outlook-mobile-signature\"><div>Get <a href=\"https://aka.ms/o0ukef\">Outlook for iOS</a></div></div><hr><div id=\"divRplyFwdMsg\">"
                + headers + "</div>" + QUOTE);
        all.add(br + "<br><br>" + said + " <blockquote>" + QUOTE + "</blockquote>");
        all.add("<pre>" + lines + "</pre>");
        return all;
    }

    static ReceivedLetter letter(String html) {
        return new ReceivedLetter(
                "f",
                EmailAddress.parse("r8@ex8.example.net"),
                "",
                List.of("papers@example.org"),
                "Re: x",
                Map.of(),
                "",
                html,
                List.of(),
                false);
    }
}
