package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;

/**
 * How mail programs answer a letter, each in its languages: what they put before, around and below what they quote. Written
 * down from what the programs do; the words of the product's own tables were not used to make it.
 */
public final class MailPrograms {

    /** The letter that is answered, as its receiver sees it. */
    public record Original(String subject, String text) {}

    /** One program in one language. */
    public interface Program {

        String name();

        /** @return the body of an answer, the words above what is quoted */
        String top(String words, Original original);

        /** @return the body of an answer, the words below what is quoted; null if nobody does that with this program */
        default String bottom(String words, Original original) {
            return null;
        }

        /** @return the body of an answer, the words in the middle of what is quoted; null if nobody does that */
        default String inline(String words, Original original) {
            return null;
        }
    }

    private static final String US = "Broadsheet <papers@example.org>";

    private MailPrograms() {}

    public static List<Program> all() {
        List<Program> programs = new ArrayList<>();
        for (String line : ATTRIBUTIONS.split("\n")) {
            String[] parts = line.split("\\|", 2);
            String said = parts[1].replace("$", US).replace("\\n", "\n");
            programs.add(new Quoting(parts[0], said));
        }
        for (String line : UNMARKED.split("\n")) {
            String[] parts = line.split("\\|", 2);
            programs.add(new Unmarked(parts[0], parts[1].replace("$", US).replace("\\n", "\n")));
        }
        programs.add(new Marked("iPhone"));
        return programs;
    }

    /** Programs that say who wrote when and mark each line. */
    private record Quoting(String name, String said) implements Program {

        @Override
        public String top(String words, Original original) {
            return words + "\n\n" + said + "\n\n" + marked(original.text()) + "\n";
        }

        @Override
        public String bottom(String words, Original original) {
            return said + "\n" + marked(original.text()) + "\n\n" + words + "\n";
        }

        @Override
        public String inline(String words, Original original) {
            List<String> lines = original.text().lines().toList();
            int half = lines.size() / 2;
            return said + "\n" + marked(String.join("\n", lines.subList(0, half))) + "\n\n" + words + "\n\n"
                    + marked(String.join("\n", lines.subList(half, lines.size()))) + "\n";
        }
    }

    /** Programs that put headers or a line before the letter and leave it as it is. */
    private record Unmarked(String name, String head) implements Program {

        @Override
        public String top(String words, Original original) {
            return words + "\n\n" + head.replace("%s", original.subject()) + "\n\n" + original.text() + "\n";
        }
    }

    /** Programs that mark the line that says who wrote, too. */
    private record Marked(String name) implements Program {

        @Override
        public String top(String words, Original original) {
            return words + "\n\n> On 26 Nov 2026, at 11:03, " + US + " wrote:\n> \n" + marked(original.text()) + "\n";
        }
    }

    private static String marked(String text) {
        StringBuilder marked = new StringBuilder();
        text.lines().forEach(line -> marked.append("> ").append(line).append('\n'));
        return marked.toString().stripTrailing();
    }

    private static final String ATTRIBUTIONS = """
            Gmail en|On Thu, Nov 26, 2026 at 11:03 AM $ wrote:
            Gmail en wrapped|On Thu, Nov 26, 2026 at 11:03 AM Broadsheet <\\npapers@example.org> wrote:
            Gmail en token|On Thu, Nov 26, 2026 at 11:03 AM Broadsheet <\\npapers+mwxg23kb.m.s37.0.tyd827.tuMI1NhkYFBP3QEUY7vE2w@example.org> wrote:
            Gmail de|Am Do., 26. Nov. 2026 um 11:03 Uhr schrieb $:
            Gmail fr|Le jeu. 26 nov. 2026 à 11:03, $ a écrit :
            Gmail es|El jue, 26 nov 2026 a las 11:03, Broadsheet (<papers@example.org>) escribió:
            Gmail pt|Em qui., 26 de nov. de 2026 às 11:03, Broadsheet <\\npapers@example.org> escreveu:
            Gmail pt-PT|$ escreveu (quinta, 26/11/2026 à(s) 11:03):
            Gmail it|Il giorno gio 26 nov 2026 alle ore 11:03 Broadsheet <\\npapers@example.org> ha scritto:
            Gmail ru|чт, 26 нояб. 2026 г. в 11:03, $:
            Gmail zh|$ 于2026年11月26日周四 11:03写道：
            Gmail zh-TW|$ 於 2026年11月26日 週四 上午11:03寫道：
            Gmail ja|2026年11月26日(木) 11:03 $:
            Gmail ko|2026년 11월 26일 (목) 오전 11:03, $님이 작성:
            Gmail ar|في الخميس، ٢٦ نوفمبر ٢٠٢٦ في ١١:٠٣ ص تمت كتابة ما يلي بواسطة\\n\u200f<\u202apapers@example.org\u202c\u200f>:\u200f
            Gmail hi|गुरु, 26 नव॰ 2026 को 11:03 am बजे को $ ने लिखा:
            Gmail nl|Op do 26 nov 2026 om 11:03 schreef $:
            Gmail pl|czw., 26 lis 2026 o 11:03 $ napisał(a):
            Gmail tr|$, 26 Kas 2026 Per, 11:03 tarihinde şunu\\nyazdı:
            Gmail da|Den tor. 26. nov. 2026 kl. 11.03 skrev $:
            Gmail sv|Den tors 26 nov. 2026 kl 11:03 skrev $:
            Gmail no|tor. 26. nov. 2026 kl. 11:03 skrev $:
            Gmail fi|to 26. marrask. 2026 klo 11.03 Broadsheet (papers@example.org) kirjoitti:
            Gmail cs|čt 26. 11. 2026 v 11:03 odesílatel $ napsal:
            Gmail sk|št 26. 11. 2026 o 11:03 $ napísal(a):
            Gmail hu|$ ezt írta (időpont: 2026. nov.\\n26., Cs, 11:03):
            Gmail ro|În joi, 26 nov. 2026 la 11:03, $ a scris:
            Gmail bg|На чт, 26.11.2026 г. в 11:03 ч. $ написа:
            Gmail uk|чт, 26 лист. 2026 р. о 11:03 $ пише:
            Gmail el|Στις Πέμ 26 Νοε 2026 στις 11:03 π.μ., ο/η $ έγραψε:
            Gmail he|\u202bבתאריך יום ה׳, 26 בנוב׳ 2026 ב-11:03 מאת \u202aBroadsheet\u202c\u200f <\u202apapers@example.org\u202c\u200f>:\u202c
            Gmail th|ในวันที่ พฤ. 26 พ.ย. 2026 เวลา 11:03 $ เขียนว่า:
            Gmail vi|Vào Th 5, 26 thg 11, 2026 vào lúc 11:03 $ đã viết:
            Gmail id|Pada tanggal Kam, 26 Nov 2026 pukul 11.03 $ menulis:
            Gmail ca|Missatge de $ del dia dj., 26 de nov. 2026 a les 11:03:
            Gmail hr|čet, 26. stu 2026. u 11:03 $ napisao je:
            Apple Mail en|On 26 Nov 2026, at 11:03, $ wrote:
            Apple Mail de|Am 26.11.2026 um 11:03 schrieb $:
            Apple Mail fr|Le 26 nov. 2026 à 11:03, $ a écrit :
            Apple Mail es|El 26 nov 2026, a las 11:03, $ escribió:
            Apple Mail it|Il giorno 26 nov 2026, alle ore 11:03, $ ha scritto:
            Apple Mail ja|2026/11/26 11:03、$のメール:
            Apple Mail zh|2026年11月26日 11:03，$ 写道：
            Apple Mail ko|2026. 11. 26. 오전 11:03, $ 작성:
            Apple Mail nl|Op 26 nov 2026, om 11:03 heeft $ het volgende geschreven:
            Apple Mail ru|26 нояб. 2026 г., в 11:03, $ написал(а):
            Apple Mail pl|Wiadomość napisana przez $ w dniu 26.11.2026, o godz. 11:03:
            Apple Mail pt|Em 26 de nov. de 2026, à(s) 11:03, $ escreveu:
            Apple Mail da|Den 26. nov. 2026 kl. 11.03 skrev $:
            Apple Mail sv|26 nov. 2026 kl. 11:03 skrev $:
            Apple Mail tr|$ şunları yazdı (26 Kas 2026 11:03):
            Apple Mail ar|في ٢٦\u200f/١١\u200f/٢٠٢٦، الساعة ١١:٠٣ ص، كتب/كتبت $:
            Thunderbird en|On 26/11/2026 11:03, Broadsheet wrote:
            Thunderbird de|Am 26.11.26 um 11:03 schrieb Broadsheet:
            Thunderbird fr|Le 26/11/2026 à 11:03, Broadsheet a écrit :
            Thunderbird es|El 26/11/26 a las 11:03, Broadsheet escribió:
            Thunderbird it|Il 26/11/2026 11:03, Broadsheet ha scritto:
            Thunderbird ru|26.11.2026 11:03, Broadsheet пишет:
            Thunderbird ja|On 2026/11/26 11:03, Broadsheet wrote:
            Thunderbird pl|W dniu 26.11.2026 o 11:03, Broadsheet pisze:
            Thunderbird nl|Op 26-11-2026 om 11:03 schreef Broadsheet:
            Thunderbird sv|Den 2026-11-26 kl. 11:03, skrev Broadsheet:
            Thunderbird zh|在 2026/11/26 11:03, Broadsheet 写道:
            Thunderbird ko|2026-11-26 오전 11:03에 Broadsheet 이(가) 쓴 글:
            Mutt|On Thu, Nov 26, 2026 at 11:03:42AM +0000, Broadsheet wrote:
            Alpine|On Thu, 26 Nov 2026, Broadsheet wrote:
            KMail|On Thursday, 26 November 2026 11:03:42 GMT Broadsheet wrote:
            Evolution|On Thu, 2026-11-26 at 11:03 +0000, Broadsheet wrote:
            Claws|On Thu, 26 Nov 2026 11:03:42 +0000\\nBroadsheet <papers@example.org> wrote:
            Claws de|Am Thu, 26 Nov 2026 11:03:42 +0000\\nschrieb Broadsheet <papers@example.org>:
            Gnus|Broadsheet <papers@example.org> writes:
            Roundcube|On 2026-11-26 11:03, Broadsheet wrote:
            Roundcube de|Am 2026-11-26 11:03, schrieb Broadsheet:
            Roundcube fr|Le 2026-11-26 11:03, Broadsheet a écrit :
            Horde|Quoting $:
            Horde de|Zitat von $:
            SOGo|On Thursday, November 26, 2026 11:03 GMT, $ wrote:
            Fastmail|On Thu, 26 Nov 2026, at 11:03 AM, Broadsheet wrote:
            Pegasus|On 26 Nov 2026 at 11:03, Broadsheet wrote:
            Mailspring|On Nov 26 2026, at 11:03 am, $ wrote:
            Superhuman|On Thu, Nov 26, 2026 at 11:03 AM, $ wrote:
            Spark|On 26 Nov 2026 at 11:03 +0100, $, wrote:
            K-9|On 26 November 2026 11:03:42 GMT, $ wrote:
            K-9 de|Am 26. November 2026 11:03:42 MEZ schrieb $:
            FairEmail|Nov 26, 2026 11:03:42 Broadsheet <papers@example.org>:
            Mail.ru|Четверг, 26 ноября 2026, 11:03 +03:00 от $:
            Yandex|26.11.2026, 11:03, "Broadsheet" <papers@example.org>:
            163|At 2026-11-26 11:03:42, "Broadsheet" <papers@example.org> wrote:
            163 zh|在 2026-11-26 11:03:42，"Broadsheet" <papers@example.org> 写道：
            WP.pl|Dnia 26 listopada 2026 11:03 $ napisał(a):
            Proton|On Thursday, November 26th, 2026 at 11:03 AM, $ wrote:
            Proton long|On Thursday, November 26th, 2026 at 11:03 AM,\\nBroadsheet <papers@example.org>\\nwrote:
            Tutanota|26. Nov. 2026, 11:03 von papers@example.org:
            Tutanota en|Nov 26, 2026, 11:03 by papers@example.org:
            Zoho|---- On Thu, 26 Nov 2026 11:03:42 +0000 $ wrote ----
            Orange|> Message du 26/11/26 11:03\\n> De : "Broadsheet" <papers@example.org>\\n> A : r@example.net\\n> Copie à :\\n> Objet : Welcome""";

    private static final String UNMARKED = """
            Outlook en|From: $\\nSent: Thursday, November 26, 2026 11:03 AM\\nTo: R <r@example.net>\\nSubject: %s
            Outlook en token|From: Broadsheet <papers+mwxg23kb.m.s37.0.tyd827.tuMI1NhkYFBP3QEUY7vE2w@example.org>\\nSent: Thursday, November 26, 2026 11:03 AM\\nTo: r@example.net\\nSubject: %s
            OWA|________________________________\\nFrom: $\\nSent: Thursday, November 26, 2026 11:03:42 AM\\nTo: R <r@example.net>\\nSubject: %s
            Outlook bold|*From:* $\\n*Sent:* Thursday, November 26, 2026 11:03 AM\\n*To:* R <r@example.net>\\n*Subject:* %s
            Outlook old|-----Original Message-----\\nFrom: Broadsheet [mailto:papers@example.org]\\nSent: Thursday, November 26, 2026 11:03 AM\\nTo: r@example.net\\nSubject: %s
            Outlook de|Von: $\\nGesendet: Donnerstag, 26. November 2026 11:03\\nAn: R <r@example.net>\\nBetreff: %s
            Outlook de old|-----Ursprüngliche Nachricht-----\\nVon: Broadsheet <papers@example.org>\\nGesendet: Donnerstag, 26. November 2026 11:03\\nAn: r@example.net\\nBetreff: %s
            Outlook fr|De : $\\nEnvoyé : jeudi 26 novembre 2026 11:03\\nÀ : R <r@example.net>\\nObjet : %s
            Outlook fr old|-----Message d'origine-----\\nDe : Broadsheet <papers@example.org>\\nEnvoyé : jeudi 26 novembre 2026 11:03\\nÀ : r@example.net\\nObjet : %s
            Outlook es|De: $\\nEnviado el: jueves, 26 de noviembre de 2026 11:03\\nPara: R <r@example.net>\\nAsunto: %s
            Outlook pt|De: $\\nEnviado: quinta-feira, 26 de novembro de 2026 11:03\\nPara: R <r@example.net>\\nAssunto: %s
            Outlook it|Da: $\\nInviato: giovedì 26 novembre 2026 11:03\\nA: R <r@example.net>\\nOggetto: %s
            Outlook ru|От: $\\nОтправлено: 26 ноября 2026 г. 11:03\\nКому: R <r@example.net>\\nТема: %s
            Outlook zh|发件人: $\\n发送时间: 2026年11月26日 11:03\\n收件人: R <r@example.net>\\n主题: %s
            Outlook zh-TW|寄件者: $\\n寄件日期: 2026年11月26日 上午 11:03\\n收件者: R <r@example.net>\\n主旨: %s
            Outlook ja|差出人: $\\n送信日時: 2026年11月26日 11:03\\n宛先: R <r@example.net>\\n件名: %s
            Outlook ko|보낸 사람: $\\n보낸 날짜: 2026년 11월 26일 목요일 오전 11:03\\n받는 사람: R <r@example.net>\\n제목: %s
            Outlook ar|من: $\\nتم الإرسال: ٢٦ نوفمبر ٢٠٢٦ ١١:٠٣ ص\\nإلى: R <r@example.net>\\nالموضوع: %s
            Outlook hi|प्रेषक: $\\nभेजा गया: गुरुवार, 26 नवंबर 2026 11:03\\nप्रति: R <r@example.net>\\nविषय: %s
            Outlook nl|Van: $\\nVerzonden: donderdag 26 november 2026 11:03\\nAan: R <r@example.net>\\nOnderwerp: %s
            Outlook pl|Od: $\\nWysłano: czwartek, 26 listopada 2026 11:03\\nDo: R <r@example.net>\\nTemat: %s
            Outlook tr|Kimden: $\\nGönderildi: 26 Kasım 2026 Perşembe 11:03\\nKime: R <r@example.net>\\nKonu: %s
            Outlook da|Fra: $\\nSendt: 26. november 2026 11:03\\nTil: R <r@example.net>\\nEmne: %s
            Outlook sv|Från: $\\nSkickat: den 26 november 2026 11:03\\nTill: R <r@example.net>\\nÄmne: %s
            Outlook no|Fra: $\\nSendt: torsdag 26. november 2026 11:03\\nTil: R <r@example.net>\\nEmne: %s
            Outlook fi|Lähettäjä: $\\nLähetetty: torstai 26. marraskuuta 2026 11.03\\nVastaanottaja: R <r@example.net>\\nAihe: %s
            Outlook cs|Od: $\\nOdesláno: čtvrtek 26. listopadu 2026 11:03\\nKomu: R <r@example.net>\\nPředmět: %s
            Outlook hu|Feladó: $\\nElküldve: 2026. november 26., csütörtök 11:03\\nCímzett: R <r@example.net>\\nTárgy: %s
            Outlook ro|De la: $\\nTrimis: joi, 26 noiembrie 2026 11:03\\nCătre: R <r@example.net>\\nSubiect: %s
            Outlook uk|Від: $\\nНадіслано: 26 листопада 2026 р. 11:03\\nКому: R <r@example.net>\\nТема: %s
            Outlook el|Από: $\\nΣτάλθηκε: Πέμπτη, 26 Νοεμβρίου 2026 11:03\\nΠρος: R <r@example.net>\\nΘέμα: %s
            Outlook he|מאת: $\\nנשלח: יום חמישי 26 נובמבר 2026 11:03\\nאל: R <r@example.net>\\nנושא: %s
            Outlook iOS|Get Outlook for iOS<https://aka.ms/o0ukef>\\n________________________________\\nFrom: $\\nSent: Thursday, November 26, 2026 11:03:42 AM\\nTo: r@example.net <r@example.net>\\nSubject: %s
            Outlook iOS de|Outlook für iOS<https://aka.ms/o0ukef> beziehen\\n________________________________\\nVon: $\\nGesendet: Donnerstag, 26. November 2026 11:03:42\\nAn: r@example.net\\nBetreff: %s
            Outlook Mac|From: Broadsheet <papers@example.org>\\nDate: Thursday, 26 November 2026 at 11:03\\nTo: R <r@example.net>\\nSubject: %s
            Windows Mail|From: Broadsheet\\nSent: Thursday, November 26, 2026 11:03 AM\\nTo: r@example.net\\nSubject: %s
            Yahoo en|On Thursday, November 26, 2026 at 11:03:42 AM UTC, $ wrote:
            Yahoo de|Am Donnerstag, 26. November 2026 um 11:03:42 MEZ hat $ Folgendes geschrieben:
            Yahoo fr|Le jeudi 26 novembre 2026 à 11:03:42 UTC+1, $ a écrit :
            Yahoo es|El jueves, 26 de noviembre de 2026, 11:03:42 CET, $ escribió:
            Yahoo it|Il giovedì 26 novembre 2026 alle ore 11:03:42 CET, $ ha scritto:
            Yahoo pt|Em quinta-feira, 26 de novembro de 2026 às 11:03:42 BRT, $ escreveu:
            Yahoo ja|2026年11月26日木曜日 11:03:42 JST、$が書きました:
            Yahoo mobile|On Thu, Nov 26, 2026 at 11:03 AM, Broadsheet\\n<papers@example.org> wrote:
            GMX|Gesendet: Donnerstag, 26. November 2026 um 11:03 Uhr\\nVon: "Broadsheet" <papers@example.org>\\nAn: r@example.net\\nBetreff: %s
            WEB.DE app|Am 26.11.26 um 11:03 schrieb Broadsheet
            Samsung|-------- Original message --------\\nFrom: Broadsheet <papers@example.org>\\nDate: 26/11/2026 11:03 (GMT+00:00)\\nTo: r@example.net\\nSubject: %s
            Samsung de|-------- Ursprüngliche Nachricht --------\\nVon: Broadsheet <papers@example.org>\\nDatum: 26.11.26 11:03 (GMT+01:00)\\nAn: r@example.net\\nBetreff: %s
            Samsung es|-------- Mensaje original --------\\nDe: Broadsheet <papers@example.org>\\nFecha: 26/11/26 11:03 (GMT+01:00)\\nA: r@example.net\\nAsunto: %s
            eM Client|------ Original Message ------\\nFrom "Broadsheet" <papers@example.org>\\nTo r@example.net\\nDate 26/11/2026 11:03:42\\nSubject %s
            eM Client old|------ Original Message ------\\nFrom: "Broadsheet" <papers@example.org>\\nTo: r@example.net\\nSent: 26/11/2026 11:03:42\\nSubject: %s
            Proton old|------- Original Message -------\\nOn Thursday, November 26th, 2026 at 11:03 AM, $ wrote:
            Zimbra fr|De: "Broadsheet" <papers@example.org>\\nÀ: r@example.net\\nEnvoyé: Jeudi 26 Novembre 2026 11:03:42\\nObjet: %s
            Zimbra|----- Original Message -----\\nFrom: "Broadsheet" <papers@example.org>\\nTo: r@example.net\\nSent: Thursday, November 26, 2026 11:03:42 AM\\nSubject: %s
            QQ|------------------ 原始邮件 ------------------\\n发件人: "Broadsheet" <papers@example.org>;\\n发送时间: 2026年11月26日(星期四) 中午11:03\\n收件人: "r"<r@example.net>;\\n主题: %s
            QQ new|------------------&nbsp;Original&nbsp;------------------\\nFrom: "Broadsheet" <papers@example.org>;\\nDate: Thu, Nov 26, 2026 11:03 AM\\nTo: "r"<r@example.net>;\\nSubject: %s
            163 reply|---- Replied Message ----\\n| From | Broadsheet<papers@example.org> |\\n| Date | 11/26/2026 11:03 |\\n| To | r@example.net |\\n| Subject | %s |
            Foxmail|发件人： Broadsheet\\n发送时间： 2026-11-26 11:03\\n收件人： r@example.net\\n主题： %s
            Naver|-----Original Message-----\\nFrom: "Broadsheet" <papers@example.org>\\nTo: <r@example.net>;\\nCc:\\nSent: 2026-11-26 (목) 11:03:42 (GMT+09:00)\\nSubject: %s
            Daum|--------- 원본 메일 ---------\\n보낸사람: Broadsheet <papers@example.org>\\n받는사람: r@example.net\\n날짜: 26.11.26 11:03 GMT +0900\\n제목: %s
            Seznam|---------- Původní e-mail ----------\\nOd: Broadsheet <papers@example.org>\\nKomu: r@example.net\\nDatum: 26. 11. 2026 11:03:42\\nPředmět: %s
            Notes|From: Broadsheet <papers@example.org>\\nTo: r@example.net\\nDate: 26/11/2026 11:03\\nSubject: %s\\n\\n\\n\\n
            GroupWise|>>> Broadsheet <papers@example.org> 26.11.2026 11:03 >>>
            Rediff|From: "Broadsheet" &lt;papers@example.org&gt;\\nSent: Thu, 26 Nov 2026 11:03:42\\nTo: r@example.net\\nSubject: %s
            AOL|In a message dated 11/26/2026 11:03:42 AM GMT Standard Time, papers@example.org writes:
            AOL new|-----Original Message-----\\nFrom: Broadsheet <papers@example.org>\\nTo: r@example.net\\nSent: Thu, Nov 26, 2026 11:03 am\\nSubject: %s
            UOL|Em 26/11/2026 11:03, $ escreveu:
            Libero|Il 26/11/2026 11:03 $ ha scritto:
            Forwarded Gmail|---------- Forwarded message ---------\\nFrom: Broadsheet <papers@example.org>\\nDate: Thu, Nov 26, 2026 at 11:03 AM\\nSubject: %s\\nTo: <r@example.net>
            Forwarded Apple|Begin forwarded message:\\n\\nFrom: Broadsheet <papers@example.org>\\nSubject: %s\\nDate: 26 November 2026 at 11:03:42 GMT\\nTo: r@example.net
            BlueMail|On 26 Nov 2026, at 11:03, Broadsheet <papers@example.org> wrote:""";
}
