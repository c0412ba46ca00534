package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Letters that were written down before anybody looked whether they are understood, in words and forms that the corpus's tables
 * do not have: they tell whether the tables were learned by heart.
 */
class FreshLettersTest {

    static final List<String> YES = Corpus.lines("""
            Yes I do
            yes, I want this
            Yeah go for it
            Please do
            Yes!!!
            Jawohl
            Passt
            Gerne!
            ja bitte anmelden
            Ja, genau, das war ich. Danke!
            oui oui
            Parfait, merci
            C'est bien moi
            Vale
            por supuesto
            Sí quiero
            Fui yo, gracias
            Com certeza
            Pode confirmar
            Volentieri
            Sono io, grazie
            Ага
            Верно
            Это я
            可以
            嗯，是我
            没错
            同意订阅
            承知しました
            間違いありません
            お願いします
            맞습니다
            네, 맞아요
            좋아요
            أجل
            هذا أنا
            जी
            बिल्कुल
            Yes, confirmed. Looking forward to it!
            Yes - thanks!
            I'd like to subscribe.
            This was me
            confirmed, thx
            yess
            Yes, it's me, Ada
            affirmative
            ✅
            Sure thing
            Hi there, yes that was me :)
            yes thank you
            Of course, please add me to the list
            Hello Broadsheet team,\\n\\nI confirm.\\n\\nKind regards,\\nDr. X
            Yes, please go ahead and subscribe me.\\nThanks\\nJim
            yes please :-)
            OK, thanks a lot!
            Yes, I asked for this. Great service!
            Tak, to ja
            Evet, benim
            Ja, dat was ik
            Ja, det var mig""");

    static final List<String> NO = Corpus.lines("""
            No way
            No, this is a mistake
            I didn't sign up
            Not me, sorry
            This must be an error
            Please don't
            wrong person
            I did not subscribe to this
            no, I don't want it
            No, I have never heard of you.
            Nö
            Nein, das war ein Irrtum
            Falsche Adresse
            Bitte nicht
            Pas moi
            C'est une erreur
            Je ne veux pas
            No he sido yo
            Es un error
            No me interesa
            Não quero
            Foi engano
            Non voglio
            È un errore
            Не надо
            Это ошибка
            Не я
            不需要
            搞错了
            不感兴趣
            違います
            間違いです
            必要ありません
            필요 없습니다
            لا أريد
            नहीं चाहिए
            Delete my request
            Someone else must have used my address.
            I think you have the wrong address
            Ik was het niet
            To nie ja
            Det var inte jag""");

    static final List<String> STOP = Corpus.lines("""
            unsubscribe me now
            I'd like to stop receiving the digest
            please stop
            take me off
            don't send me any more papers
            end my subscription
            signoff
            I'm not interested any more, please remove me
            Too many emails, please unsubscribe me
            Hi, can you stop the mails? Thanks, Tom
            Please stop this newsletter
            I want out
            Please delete me from the list.
            Unsubscribe me from all lists
            I would like to be removed from this mailing list.
            Kindly stop sending me these.
            Ich will das nicht mehr
            Bitte löschen Sie mich aus der Liste
            Kündigen
            Ich möchte kündigen
            bitte keine Mails mehr schicken
            Newsletter abmelden
            Bitte nehmen Sie mich aus dem Verteiler
            arrêtez
            stop svp
            Veuillez me retirer de la liste
            Arrêtez de m'envoyer ces mails
            Basta
            no más correos
            quitarme de la lista por favor
            Deseo cancelar mi suscripción
            remova-me
            Pare de enviar
            Quero sair da lista
            smettete
            rimuovetemi dalla lista
            Non inviatemi più email
            не хочу получать
            прекратите рассылку
            удалите меня из рассылки
            别再发了
            取消我的订阅
            停止发送
            不要再给我发邮件
            解約
            配信を止めてください
            メルマガ解除
            그만 보내세요
            구독해지
            أوقفوا الرسائل
            ألغوا اشتراكي
            मुझे मेल मत भेजो
            सदस्यता रद्द करें
            afmelden
            wypisz mnie
            avsluta prenumeration
            odhlásit
            leiratkozás
            dezabonare
            peru tilaus""");

    static final List<String> UNCLEAR = Corpus.lines("""
            Yes?
            Is this spam?
            OK so what is this?
            Who signed me up?
            I have no problem with papers but who are you?
            Please explain.
            Can you resend?
            I'm not sure.
            yes and no
            maybe
            What would I get?
            Ja? Was ist das?
            Was ist das denn?
            C'est quoi ?
            ¿Qué es esto?
            что это?
            这是什么
            Automatic reply: out of office
            I will be back on Monday.
            Your message has been received. Ticket #1234.""");

    static final List<String> NO_STOP = Corpus.lines("""
            I would like more about stop codons
            cancel culture on social media
            signal cancellation and noise
            Don't cancel my subscription!
            please continue
            more about unsubscribing behaviour
            stopping power of ions in matter
            end-to-end speech recognition
            removal of rain from images
            quit smoking interventions
            Papers on opt-out consent
            add: stop-and-go traffic""");

    static final List<String> SIGNATURES = Corpus.lines("""
            Cheers\\n/Tom
            Best wishes,\\n\\nA.
            Sent from Spark
            Sent with Shortwave
            Sent via Superhuman ( https://sprh.mn/?vip=a@b.example )
            Mit AquaMail Android gesendet
            Sent from Nine
            Envoyé avec la messagerie sécurisée Proton Mail.
            Inviato da Libero Mail per Android
            Отправлено из Почты Mail.ru
            Отправлено из мобильной Яндекс Почты
            发自网易邮箱大师
            发自我的华为手机
            네이버 메일앱에서 발신되었습니다
            Skickat från Outlook för iOS
            Hälsningar, Lars
            Freundliche Grüsse\\nUrs Meier\\nETH Zürich
            Atenciosamente,\\nMaria Silva
            Cordialement,\\nP. Durand
            Bien à vous,\\nPaul
            Un saludo,\\nJuan
            Abraços\\nJoão
            Con i migliori saluti\\nMario
            С уважением, Иван
            よろしくお願いいたします。\\n山田
            Best,\\nAda\\n\\nDr. rer. nat. Ada Meier\\nMax Planck Institute for Engines\\nPostfach 123\\n12345 Musterstadt
            Best regards\\nT: +1 (555) 123-4567 | M: +1 (555) 765-4321
            Ada (she/her)\\nPhD student, University of Somewhere
            Thanks so much,\\nMaria\\n\\nORCID: 0000-0002-1825-0097
            Ada Lovelace, PhD\\nBook time with me: https://calendly.example/ada
            The information contained in this e-mail is confidential and may be legally privileged.
            Think before you print.
            Checked by AVG - www.avg.com
            Diese Nachricht wurde von Avast auf Viren geprüft.
            Warm regards,\\n\\nProf. Rajesh Kumar\\nIndian Institute of Engines, Mumbai 400076
            Yours sincerely,\\nWei Zhang
            Yours,\\nJ
            Take care,\\nSue
            All the best\\nMike
            Many thanks!\\nAnna
            TIA\\nBob
            --\\nProf. Dr. Max Mustermann, Lehrstuhl für Motoren
            —\\nJane
            _______________\\nJane Doe | Reader
            Regards,\\nJane Doe\\nJane Doe\\nSenior Lecturer\\nSchool of Engines
            Grüße aus Wien\\nFranz
            Schönen Gruß\\nFranz
            Gruß, Franz
            Vriendelijke groeten,\\nPiet
            Kær hilsen\\nMette
            Ystävällisin terveisin\\nPekka
            S pozdravem,\\nJan Novák
            Üdvözlettel,\\nKovács János
            Cu stimă,\\nIon
            Με εκτίμηση,\\nΓιώργος
            З повагою,\\nОлена
            בברכה,\\nדוד
            مع تحياتي\\nخالد
            Trân trọng,\\nNguyễn Văn A
            Salam,\\nBudi
            ขอบคุณครับ\\nสมชาย""");

    static final List<String> QUOTATIONS = Corpus.lines("""
            Spark|On 26 Nov 2026 at 11:03 +0000, Broadsheet <papers@example.org>, wrote:
            Front|On November 26, 2026 at 11:03 AM GMT papers@example.org wrote:
            HEY|Broadsheet wrote:
            Fastmail|On Thu, 26 Nov 2026, at 11:03 AM, Broadsheet wrote:
            Mutt|* Broadsheet <papers@example.org> [2026-11-26 11:03]:
            Gnus|Broadsheet <papers@example.org> writes:
            Thunderbird back|Broadsheet <papers@example.org> wrote on 26.11.26 11:03:
            Roundcube|On 2026-11-26 11:03, Broadsheet wrote:
            Claws|On Thu, 26 Nov 2026 11:03:42 +0000\\nBroadsheet <papers@example.org> wrote:
            KMail|On Thursday, 26 November 2026 11:03:42 GMT Broadsheet wrote:
            Mail.ru|Четверг, 26 ноября 2026, 11:03 +03:00 от Broadsheet <papers@example.org>:
            Yandex|26.11.2026, 11:03, "Broadsheet" <papers@example.org>:
            Tutanota|26. Nov. 2026, 11:03 von papers@example.org:
            The Bat|Thursday, November 26, 2026, 11:03:42 AM, you wrote:
            Pine|On Thu, 26 Nov 2026, Broadsheet wrote:
            Zoho|---- On Thu, 26 Nov 2026 11:03:42 +0000 Broadsheet <papers@example.org> wrote ----
            Missive|On Thu, Nov 26, 2026 at 11:03 am, Broadsheet < papers@example.org > wrote:
            Infomaniak|Le 2026-11-26T11:03:42.000+01:00, Broadsheet <papers@example.org> a écrit :
            SOGo|Am Donnerstag, November 26, 2026 11:03 CET, schrieb Broadsheet <papers@example.org>:
            Evolution|On Thu, 2026-11-26 at 11:03 +0000, Broadsheet wrote:
            Evolution de|Am Donnerstag, dem 26.11.2026 um 11:03 +0100 schrieb Broadsheet:
            Geary|On Thu, Nov 26, 2026 at 11:03 AM, Broadsheet <papers@example.org> wrote:
            K-9|Am 26. November 2026 11:03:42 MEZ schrieb Broadsheet <papers@example.org>:
            Horde|Quoting Broadsheet <papers@example.org>:
            Horde de|Zitat von Broadsheet <papers@example.org>:
            Sylpheed|On Thu, 26 Nov 2026 11:03:42 +0000, Broadsheet wrote:
            mu4e|On Thu, Nov 26 2026, Broadsheet wrote:
            Vietnamese|Vào Th 5, 26 thg 11, 2026 vào lúc 11:03 Broadsheet <papers@example.org> đã viết:
            Thai|ในวันที่ พฤ. 26 พ.ย. 2026 เวลา 11:03 Broadsheet <papers@example.org> เขียนว่า:
            Indonesian|Pada tanggal Kam, 26 Nov 2026 pukul 11.03 Broadsheet <papers@example.org> menulis:
            Hebrew|\u200fבתאריך יום ה׳, 26 בנוב׳ 2026 ב-11:03 מאת \u202aBroadsheet\u202c‏ <\u202apapers@example.org\u202c‏>:
            Persian|در پنجشنبه ۲۶ نوامبر ۲۰۲۶ ۱۱:۰۳ Broadsheet <papers@example.org> نوشت:
            Ukrainian|чт, 26 лист. 2026 р. о 11:03 Broadsheet <papers@example.org> пише:
            Greek|Στις Πέμ 26 Νοε 2026 στις 11:03, ο/η Broadsheet <papers@example.org> έγραψε:
            Croatian|čet, 26. stu 2026. u 11:03 Broadsheet <papers@example.org> napisao je:
            Bulgarian|На чт, 26.11.2026 г. в 11:03 Broadsheet <papers@example.org> написа:
            Catalan|Missatge de Broadsheet <papers@example.org> del dia dj., 26 de nov. 2026 a les 11:03:
            Lithuanian|2026-11-26, kt, 11:03 Broadsheet <papers@example.org> rašė:""");

    private final List<String> wrong = new ArrayList<>();
    private int right;

    @Test
    void yes() {
        YES.forEach(words -> check(words, asked(words), Request.Confirm.class::isInstance));
        assertReached(YES.size());
    }

    @Test
    void no() {
        NO.forEach(words -> check(words, asked(words), Request.Decline.class::isInstance));
        assertReached(NO.size());
    }

    @Test
    void stop() {
        for (String words : STOP) {
            check(
                    "answer: " + words,
                    read(LetterReader.Writer.READER, "Re: Your papers", words),
                    Request.Stop.class::isInstance);
            check("new: " + words, read(LetterReader.Writer.STRANGER, "", words), Request.Stop.class::isInstance);
        }
        assertReached(2 * STOP.size());
    }

    @Test
    void unclearIsNeither() {
        for (String words : UNCLEAR) {
            assertThat(asked(words))
                    .as(words)
                    .noneMatch(Request.Confirm.class::isInstance)
                    .noneMatch(Request.Decline.class::isInstance);
        }
    }

    @Test
    void whatOnlySpeaksOfStoppingStopsNothing() {
        for (String words : NO_STOP) {
            assertThat(read(LetterReader.Writer.READER, "Re: Your papers", words))
                    .as(words)
                    .noneMatch(Request.Stop.class::isInstance);
            assertThat(read(LetterReader.Writer.STRANGER, "subscribe", words))
                    .as(words)
                    .noneMatch(Request.Stop.class::isInstance);
        }
    }

    @Test
    void signatures() {
        int turn = 0;
        for (String signature : SIGNATURES) {
            for (int i = 0; i < 4; i++) {
                String own = Corpus.broken(Corpus.INTERESTS.get(turn++ % Corpus.INTERESTS.size()));
                own(signature, own, own + "\n\n" + Corpus.broken(signature));
            }
        }
        assertReached(4 * SIGNATURES.size());
    }

    @Test
    void quotations() {
        int turn = 0;
        for (String line : QUOTATIONS) {
            String[] parts = line.split("\\|", 2);
            String said = Corpus.broken(parts[1]);
            String marked = "> " + Corpus.WELCOME.text().replace("\n", "\n> ");
            for (int i = 0; i < 3; i++) {
                String own = Corpus.broken(Corpus.INTERESTS.get(turn++ % Corpus.INTERESTS.size()));
                own(parts[0] + " marked", own, own + "\n\n" + said + "\n" + marked + "\n");
                own(parts[0] + " plain", own, own + "\n\n" + said + "\n\n" + Corpus.WELCOME.text() + "\n");
                own(parts[0] + " below", own, said + "\n" + marked + "\n\n" + own + "\n");
            }
        }
        assertReached(9 * QUOTATIONS.size());
    }

    private void own(String what, String expected, String body) {
        String got = String.join("\n", OwnWords.of(Corpus.letter("Re: x", body), Corpus.US));
        if (got.equals(expected)) {
            right++;
        } else {
            wrong.add("%s: expected \"%s\", got \"%s\""
                    .formatted(what, expected, got.substring(0, Math.min(got.length(), 200))));
        }
    }

    private void check(String what, List<Request> got, Predicate<Request> understood) {
        if (got.size() == 1 && understood.test(got.getFirst())) {
            right++;
        } else {
            wrong.add(what + ": " + got);
        }
    }

    private static List<Request> asked(String words) {
        return read(LetterReader.Writer.ASKED, "Re: " + Corpus.CONFIRM.subject(), Corpus.broken(words));
    }

    private static List<Request> read(LetterReader.Writer writer, String subject, String words) {
        return LetterReaderTest.READER_OF_LETTERS
                .read(Corpus.letter(subject, Corpus.broken(words)), writer, LetterReaderTest.NOON)
                .requests();
    }

    private void assertReached(int all) {
        System.out.printf("%d of %d%n%s%n", right, all, String.join("\n", wrong));
        assertThat(1.0 * right / all)
                .as("%d of %d; left: %s", right, all, String.join("\n", wrong))
                .isGreaterThanOrEqualTo(0.97);
    }
}
