package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;

/**
 * A third set of letters, written down whole, in longer sentences than the other two, before anybody looked whether they are
 * understood. What was missed at the first look was mended by structure, as far as it could be; a table that was learned by heart
 * shows here.
 */
class StrangersLettersTest {

    static final List<String> YES = Corpus.lines("""
            Yes, that request came from me.
            Yes, this is correct, I signed up a minute ago on your page.
            Hello,\\n\\nyes, it was indeed me who asked for the papers.\\n\\nThanks for checking!
            I hereby confirm my subscription.
            Correct, I asked for it.
            Right, that was me. Please start sending.
            Confirming my subscription to your service
            Yes! Can't wait for the first one.
            Absolutely, sign me up
            It's a yes from me
            definitely yes
            Yes, I would like to receive the digest every morning.
            That's right, please activate my subscription
            Ok, I confirm
            Confirmed. Thanks for the quick reply!
            yes, no problem
            No worries, that was me :-)
            Sorry for the late answer - yes, please.
            Yes it is right
            I say yes
            Ja, diese Anfrage stammt von mir.
            Ja, die Anmeldung war von mir, bitte freischalten.
            Hiermit bestätige ich die Anmeldung.
            Stimmt, ich habe mich angemeldet.
            Hallo zusammen,\\n\\nja, das ist korrekt, ich möchte die Mails bekommen.
            Kein Problem, ja, das war ich
            Oui, c'est moi qui ai fait la demande.
            Oui, je confirme bien mon inscription.
            Bonjour,\\n\\nje vous confirme mon abonnement.\\n\\nMerci
            Oui tout à fait, c'était bien moi
            Sí, la solicitud es mía.
            Hola, sí, confirmo que quiero recibir los artículos.
            Confirmo mi suscripción, muchas gracias
            Sí, he sido yo quien lo ha pedido
            Sim, fui eu que pedi.
            Sim, quero receber os artigos, obrigado
            Confirmo a minha inscrição
            Sì, la richiesta è mia
            Sì, confermo la mia iscrizione, grazie
            Confermo, sono stato io a chiederlo
            Да, это был мой запрос.
            Да, подтверждаю свою подписку
            Здравствуйте!\\n\\nДа, я подписывался, всё верно.
            是的，是我申请的。
            对，我确认订阅，谢谢！
            你好，确认一下，是我本人订阅的。
            はい、私が申し込みました。
            はい、登録をお願いいたします。
            確認しました。よろしくお願いします。
            네, 제가 신청했습니다.
            네, 구독을 확인합니다. 감사합니다
            نعم، أنا من طلب ذلك
            نعم أؤكد اشتراكي
            हाँ, यह मैंने ही माँगा था।
            हां, मैं पुष्टि करता हूं
            Ja, dat klopt, ik heb me aangemeld
            Tak, potwierdzam subskrypcję
            Evet, ben istedim
            Ja, det stämmer, det var jag som anmälde mig
            Ano, potvrzuji
            Yesss!
            jaaa""");

    static final List<String> NO = Corpus.lines("""
            No, that request did not come from me.
            No, somebody must have typed in my address by accident.
            I have not asked for any papers, please do not write again.
            This was not me. Please delete the request.
            No thank you, I changed my mind
            I never requested this, please cancel it
            Nope, wrong guy
            Hello,\\n\\nI did not make this request, so please ignore it.\\n\\nRegards
            I've no idea what this is, I did not subscribe.
            Not interested, thanks
            Please cancel.
            I decline.
            I don't want to confirm this
            No, and please remove my address
            Somebody is misusing my address, I do not want this
            Yes, I got your mail, but I never signed up. Please take me off.
            Ok, but it was not me
            Sure you have the wrong person, I did not ask for that
            Nein, diese Anfrage stammt nicht von mir.
            Ich habe nichts angefordert.
            Nein danke, kein Interesse mehr
            Da hat sich jemand mit meiner Adresse angemeldet, ich war das nicht.
            Ich möchte mich nicht anmelden
            Non, je n'ai rien demandé.
            Non merci, ce n'était pas moi
            Je n'ai jamais fait cette demande
            Quelqu'un a utilisé mon adresse, je ne suis pas intéressé
            No, yo no he pedido nada.
            No gracias, no estoy interesado
            Yo no hice esta solicitud
            Não, não fui eu que pedi
            Não fiz este pedido, por favor cancelem
            No, non ho chiesto niente
            Non sono stato io, annullate la richiesta
            Нет, это не мой запрос
            Нет, я ничего не заказывал
            Я не подписывался, отмените
            不是我申请的
            不，我没有订阅
            いいえ、申し込んでいません。
            私ではありません
            아니요, 제가 신청한 것이 아닙니다
            لا، لم أطلب ذلك
            لست أنا من طلب هذا
            नहीं, मैंने यह नहीं माँगा
            Nee, ik heb hier niet om gevraagd
            Nie, to pomyłka, nic nie zamawiałem
            Hayır, ben istemedim
            Nej, jag har inte bett om detta""");

    static final List<String> STOP = Corpus.lines("""
            Please discontinue my subscription.
            I'd rather not get these any longer.
            Could you take me off your list, please?
            I would like to end my subscription, thanks for everything.
            Kindly remove my email from your mailing list
            These mails are too many for me, please stop them.
            Hi,\\n\\nI have changed jobs and do not need the digest any more. Please cancel it.\\n\\nThanks
            no more emails please
            enough, stop it
            Please don't write to me again
            How do I get off this list? Please remove me.
            I am no longer interested in receiving this
            Please end this
            cancel my digest
            Leave me alone
            sign me off
            Please opt me out
            I want out
            I retired last month, so please stop sending me papers.
            quit sending me this stuff
            Unsubscribe me NOW!!!
            I already asked you twice to unsubscribe me.
            It was nice, but I want to unsubscribe
            unsubscribe all
            Please terminate my account
            Bitte nehmen Sie mich aus dem Verteiler.
            Ich möchte keine E-Mails mehr von Ihnen bekommen.
            Bitte keine weiteren Mails
            Hiermit kündige ich mein Abonnement.
            Bitte tragen Sie mich aus der Liste aus
            Ich brauche das nicht mehr, bitte abbestellen
            Schickt mir bitte nichts mehr
            Je souhaite mettre fin à mon abonnement
            Veuillez me retirer de votre liste de diffusion
            Merci de ne plus m'envoyer de mails
            Arrêtez de m'écrire s'il vous plaît
            Je ne veux plus rien recevoir
            Quisiera cancelar la suscripción
            Por favor, quítenme de la lista
            Ya no quiero recibir estos correos
            Dejen de enviarme mensajes, por favor
            Gostaria de cancelar minha assinatura
            Por favor, removam meu e-mail da lista
            Não me mandem mais nada
            Vorrei cancellare la mia iscrizione
            Toglietemi dalla lista, per favore
            Non inviatemi più email
            Пожалуйста, удалите меня из рассылки
            Больше не присылайте мне письма
            Хочу отказаться от подписки
            请把我从邮件列表中删除
            我不想再收到这些邮件了
            请停止发送
            メール配信を止めてください
            購読をやめたいのですが
            今後メールは不要です
            메일 그만 보내 주세요
            구독을 취소하고 싶어요
            أرجو إلغاء اشتراكي
            لا ترسلوا لي المزيد من الرسائل
            कृपया मुझे ईमेल भेजना बंद करें
            मेरी सदस्यता रद्द कर दीजिए
            Graag van de lijst verwijderen
            Ik wil geen mails meer ontvangen
            Proszę o usunięcie mnie z listy
            Nie chcę już otrzymywać maili
            Beni listeden çıkarın lütfen
            Jag vill inte ha fler mejl
            Vennligst meld meg av nyhetsbrevet
            Prosím odhlásit
            unsubcribe
            unsuscribe me please
            Unsubscirbe
            I cannot unsubscribe!
            Ich kann mich nicht abmelden""");

    /** Neither a yes nor a no to the confirmation. */
    static final List<String> UNCLEAR = Corpus.lines("""
            OK. But who are you people?
            Yes? Who is writing?
            Is this spam?
            What will it cost?
            Sure, but what is this about?
            Okay, what did I sign up for?
            Who gave you my address?
            Can I still change the topics later?
            I am travelling and will read your mail next week.
            Your ticket 4711 has been opened. We shall answer shortly.
            Thank you for your message. Our office is closed until Monday.
            I am out of the office; yes, I will answer when I am back.
            Hm, maybe
            Wer sind Sie?
            Ist das kostenlos?
            C'est quoi ?
            ¿Quién es usted?
            Кто это?
            这是什么？
            これは何ですか？
            Vielen Dank für Ihre Nachricht. Ich bin bis 3. März nicht im Büro.
            let me think about it
            Yes or no, what is the difference?
            Does yes mean that I have to pay?
            Ich weiß nicht, ja oder nein
            Should I answer yes?
            Please tell me more before I say yes.""");

    /** Speaks of stopping, or of yes and no, and asks for something else. */
    static final List<String> NO_STOP = Corpus.lines("""
            Please never stop, this is great.
            I study why people unsubscribe from newsletters
            when to stop training: patience and early stopping
            stopping times for martingales
            removal of noise from images
            I did not want to unsubscribe yesterday, sorry
            cancellation of interference in MIMO
            optimal cancellation policies for airlines
            end-to-end learning of dialogue
            exit strategies for start-ups
            delete operations in LSM trees
            machine unlearning and the right to be forgotten
            mailing list archives as a source for software engineering
            halting problem and decidability
            Don't take me off the list please
            Ich möchte mich nicht abmelden
            Je ne veux pas me désabonner
            Abbruchkriterien in der Optimierung""");

    /** What stands under the words, as programs, phones, companies and people put it there. */
    static final List<String> SIGNATURES = Corpus.lines("""
            With kind regards,\\nProf. Dr. Miriam Adler
            All the best from Cambridge\\nTim
            Take care,\\nSusan
            Have a great weekend!\\nRob
            Warm wishes,\\nNkechi Obi
            Yours truly,\\nHenry J. Walker
            Respectfully,\\nCol. Sanders
            Talk soon,\\nMia
            Looking forward to hearing from you,\\nPeter Novak
            Thank you in advance for your help.\\n\\nKind regards\\nOlga
            Mit besten Grüßen\\n\\nDipl.-Inf. Ralf Krämer
            Schöne Grüße aus Wien\\nSepp
            Mit freundlichem Gruß\\ni. A. Petra Lang
            Freundliche Grüsse\\nUrs
            Danke und Gruß\\nMax
            Bien amicalement\\nLuc
            Très cordialement,\\nÉlodie Martin\\nDoctorante
            Sincères salutations\\nJ. Favre
            Un abrazo,\\nLucía
            Reciba un cordial saludo,\\nIgnacio
            Desde ya, muchas gracias.\\nPablo
            Um abraço\\nRui
            Melhores cumprimentos,\\nAna Sousa
            Distinti saluti\\nMarco Bianchi
            Buona giornata,\\nElena
            Всего доброго,\\nСергей
            Заранее благодарю,\\nОльга
            此致\\n敬礼\\n李伟
            祝好，\\n小明
            以上、よろしくお願いいたします。\\n山田太郎
            감사합니다.\\n김민수 드림
            مع أطيب التحيات،\\nأحمد
            सादर,\\nराहुल शर्मा
            Groeten,\\nJan
            Met vriendelijke groet,\\nKees de Vries
            Z poważaniem\\nPiotr Kowalski
            İyi çalışmalar,\\nMehmet
            Vänliga hälsningar\\nKarin
            Ystävällisin terveisin\\nMikko
            S pozdravem\\nJan Novák
            Sent from my Pixel 9
            Sent from Spark
            Sent from my phone, sorry for typos
            Sent from Nine
            Sent from Thunderbird for Android
            Sent using Zoho Mail
            Envoyé de mon Fairphone
            Gesendet von meinem Pixel
            Gesendet mit Spark
            Enviado desde mi Xiaomi
            Enviado do Gmail para celular
            Inviato da Libero Mail per Android
            Отправлено с моего Xiaomi
            Wysłano z telefonu Motorola
            Verzonden vanaf mijn telefoon
            Skickat från min Samsung
            从我的小米手机发送
            我的OPPO手机发送
            Pixelから送信
            내 갤럭시에서 보냄
            ________________________________\\nThis transmission may contain privileged information. If it reached you in error, destroy it and tell the sender.
            Please consider the planet before you print this.
            The content of this e-mail is intended only for the person to whom it is addressed and may be confidential.
            Der Inhalt dieser E-Mail ist ausschließlich für den bezeichneten Adressaten bestimmt.
            Ce courriel et ses pièces jointes sont destinés exclusivement à leurs destinataires.
            Este correo y sus adjuntos son confidenciales y van dirigidos solo a su destinatario.
            Amy Tan (she/her)\\nPostdoctoral Fellow | Quantum Lab\\namy.tan@example.edu
            Tom Berg\\nCTO, Widgets Inc.\\nM: +1 (555) 010-2233\\nwww.widgets.example
            Prof. K. Ito\\nDept. of EE\\nExample University\\n1-2-3 Hongo, Tokyo""");

    /** How programs announce a quotation; a name for the program, a bar, the lines. */
    static final List<String> QUOTATIONS = Corpus.lines("""
            apple-en|> On 26 Nov 2026, at 07:02, Broadsheet <papers@example.org> wrote:
            protonmail|On Thursday, November 26th, 2026 at 7:02 AM, Broadsheet <papers@example.org> wrote:
            fastmail|On Thu, 26 Nov 2026, at 7:02 AM, Broadsheet wrote:
            mutt|On 2026-11-26 07:02:11 +0100, Broadsheet wrote:
            gnus|Broadsheet <papers@example.org> writes:
            pine|On Thu, 26 Nov 2026, Broadsheet wrote:
            hey|On November 26, 2026, Broadsheet <papers@example.org> wrote:
            airmail|On 26. Nov 2026 at 7:02:11, Broadsheet (papers@example.org) wrote:
            zoho|---- On Thu, 26 Nov 2026 07:02:11 +0100 Broadsheet <papers@example.org> wrote ---
            k9-de|Am 26. November 2026 07:02:11 MEZ schrieb Broadsheet <papers@example.org>:
            apple-fr|Le 26 nov. 2026 à 07:02, Broadsheet <papers@example.org> a écrit :
            apple-es|El 26 nov 2026, a las 7:02, Broadsheet <papers@example.org> escribió:
            gmail-pt-pt|Broadsheet <papers@example.org> escreveu (quinta, 26/11/2026 à(s) 07:02):
            gmail-fi|to 26. marrask. 2026 klo 7.02 Broadsheet (papers@example.org) kirjoitti:
            gmail-hu|Broadsheet <papers@example.org> ezt írta (időpont: 2026. nov. 26., Cs, 7:02):
            gmail-ro|În joi, 26 nov. 2026 la 07:02, Broadsheet <papers@example.org> a scris:
            gmail-uk|чт, 26 лист. 2026 р. о 07:02 Broadsheet <papers@example.org> пише:
            gmail-vi|Vào Th 5, 26 thg 11, 2026 vào lúc 07:02 Broadsheet <papers@example.org> đã viết:
            gmail-id|Pada tanggal Kam, 26 Nov 2026 pukul 07.02 Broadsheet <papers@example.org> menulis:
            gmail-el|Στις Πέμ 26 Νοε 2026 στις 7:02 π.μ., ο χρήστης Broadsheet <papers@example.org> έγραψε:
            gmail-he|בתאריך יום ה׳, 26 בנוב׳ 2026 ב-7:02 מאת Broadsheet <papers@example.org>:
            outlook-sv|Från: Broadsheet <papers@example.org>\\nSkickat: den 26 november 2026 07:02\\nTill: Reader 8 <r8@ex8.example.net>\\nÄmne: Welcome to Broadsheet
            outlook-ja|差出人: Broadsheet <papers@example.org>\\n送信日時: 2026年11月26日 7:02\\n宛先: Reader 8 <r8@ex8.example.net>\\n件名: Welcome to Broadsheet
            outlook-ko|보낸 사람: Broadsheet <papers@example.org>\\n보낸 날짜: 2026년 11월 26일 목요일 오전 7:02\\n받는 사람: Reader 8 <r8@ex8.example.net>\\n제목: Welcome to Broadsheet
            outlook-tr|Gönderen: Broadsheet <papers@example.org>\\nGönderildi: 26 Kasım 2026 Perşembe 07:02\\nKime: Reader 8 <r8@ex8.example.net>\\nKonu: Welcome to Broadsheet
            outlook-cs|Od: Broadsheet <papers@example.org>\\nOdesláno: čtvrtek 26. listopadu 2026 7:02\\nKomu: Reader 8 <r8@ex8.example.net>\\nPředmět: Welcome to Broadsheet
            unknown-tongue|Broadsheet <papers@example.org> rašė 2026-11-26 07:02:
            unknown-head|Nuo: Broadsheet <papers@example.org>\\nIšsiųsta: 2026 m. lapkričio 26 d. 07:02\\nKam: Reader 8 <r8@ex8.example.net>\\nTema: Welcome to Broadsheet""");

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
        int turn = 0;
        for (String words : STOP) {
            String signature = SIGNATURES.get(turn++ % SIGNATURES.size());
            check("answer: " + words, reader(words), Request.Stop.class::isInstance);
            check("signed: " + words, reader(words + "\\n\\n" + signature), Request.Stop.class::isInstance);
            check("new: " + words, stranger("", words), Request.Stop.class::isInstance);
            if (!words.contains("\\n")) {
                check("subject: " + words, stranger(words, ""), Request.Stop.class::isInstance);
            }
        }
        assertReached(right + wrong.size());
    }

    @Test
    void unclearIsNeither() {
        for (String words : UNCLEAR) {
            noneOf("asked: " + words, asked(words), Request.Confirm.class, Request.Decline.class);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aNoNeverConfirmsAndAYesNeverDeclines() {
        NO.forEach(words -> noneOf(words, asked(words), Request.Confirm.class));
        STOP.forEach(words -> noneOf(words, asked(words), Request.Confirm.class));
        YES.forEach(words -> noneOf(words, asked(words), Request.Decline.class));
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatOnlySpeaksOfStoppingStopsNothing() {
        for (String words : NO_STOP) {
            noneOf("reader: " + words, reader(words), Request.Stop.class, Request.Erase.class);
            noneOf("stranger: " + words, stranger("subscribe", words), Request.Stop.class, Request.Erase.class);
            noneOf("interest: " + words, reader("add: " + words), Request.Stop.class, Request.Erase.class);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoAsksToStopIsNeverSubscribed() {
        for (String words : STOP) {
            noneOf(words, stranger("", words), Request.Subscribe.class);
            noneOf(words, reader(words), Request.AddInterest.class, Request.SetInterests.class, Request.Lean.class);
        }
        assertThat(wrong).isEmpty();
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
                own(parts[0] + " close", own, own + "\n" + said + "\n" + marked + "\n");
                own(parts[0] + " plain", own, own + "\n\n" + said + "\n\n" + Corpus.WELCOME.text() + "\n");
                own(parts[0] + " plain, close", own, own + "\n" + said + "\n" + Corpus.DIGEST.text() + "\n");
                own(parts[0] + " below", own, said + "\n" + marked + "\n\n" + own + "\n");
            }
        }
        assertReached(15 * QUOTATIONS.size());
    }

    @Test
    void oneLineAboveAnAttributionIsKept() {
        for (String line : QUOTATIONS) {
            String said = Corpus.broken(line.split("\\|", 2)[1]);
            String marked = "> " + Corpus.DIGEST.text().replace("\n", "\n> ");
            List<Request> got = reader("like 2\n" + said + "\n" + marked);
            if (!got.equals(List.of(new Request.Judge(2, true)))) {
                wrong.add(line + ": " + got);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void own(String what, String expected, String body) {
        String got = String.join("\n", OwnWords.of(letter("Re: x", body), Corpus.US));
        if (got.equals(expected)) {
            right++;
        } else {
            wrong.add("%s: expected \"%s\", got \"%s\""
                    .formatted(what, expected, got.substring(0, Math.min(got.length(), 200))));
        }
    }

    private static ReceivedLetter letter(String subject, String body) {
        return new ReceivedLetter(
                "f",
                EmailAddress.parse("m42@mail.example.com"),
                "",
                List.of("papers@example.org"),
                subject,
                Map.of(),
                body,
                "",
                List.of(),
                false);
    }

    @SafeVarargs
    private void noneOf(String what, List<Request> got, Class<? extends Request>... never) {
        for (Class<? extends Request> kind : never) {
            if (got.stream().anyMatch(kind::isInstance)) {
                wrong.add(what + ": " + got);
            }
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
        return read(LetterReader.Writer.ASKED, "Re: " + Corpus.CONFIRM.subject(), words);
    }

    private static List<Request> reader(String words) {
        return read(LetterReader.Writer.READER, "Re: Your papers", words);
    }

    private static List<Request> stranger(String subject, String words) {
        return read(LetterReader.Writer.STRANGER, subject, words);
    }

    private static List<Request> read(LetterReader.Writer writer, String subject, String words) {
        return LetterReaderTest.READER_OF_LETTERS
                .read(letter(subject, Corpus.broken(words)), writer, LetterReaderTest.NOON)
                .requests();
    }

    private void assertReached(int all) {
        if (Boolean.getBoolean("show")) {
            System.out.printf("%d of %d%n%s%n", right, all, String.join("\n", wrong));
        }
        assertThat(1.0 * right / all)
                .as("%d of %d; left: %s", right, all, String.join("\n", wrong))
                .isGreaterThanOrEqualTo(0.97);
    }
}
