package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.profiles.EmailAddress;

/** What people write to us, in twelve languages and more, with what they put under it. */
public final class Corpus {

    static final Us US = new Us("Broadsheet", new EmailAddress("papers@example.org"));

    public static final MailPrograms.Original WELCOME = new MailPrograms.Original("Welcome to Broadsheet", """
            BROADSHEET

            Welcome, Reader 8! Your first digest comes on Friday 27 November at
            07:00, with the best of the past week; then one comes every weekday that
            has papers at 07:00, UTC time.

            What you read about:

            - learned sparse retrieval

            Answer any letter of ours with one of these, alone on its line:

            - profile: shows what we know of you, to be edited and sent back
            - like 2, or: not 3 (in a reply to a digest): more, or less, like that
              paper
            - unsubscribe: ends the mail; delete everything: forgets you too

            --
            Change what you get:
            https://papers.example.org/preferences/mwxg23kb.p.s37.0.tyd81s.J3UaOKvi54qI2b8nEpFcAw
            Unsubscribe:
            https://papers.example.org/unsubscribe/mwxg23kb.u.s37.0.tyd81s.Qp4qyB7h0BlITV4go4z6wA
            No trackers, no rewritten links.""");

    public static final MailPrograms.Original CONFIRM =
            new MailPrograms.Original("Please confirm your subscription to Broadsheet", """
            BROADSHEET

            Hello! Somebody, most likely you, asked us to mail new papers to
            r@example.net. If that is right, please say so on this page:

                https://papers.example.org/confirm/mwxg23kb.c.0.abcdefghij.tyd81s.J3UaOKvi54qI2b8nEpFcAw

            Or simply answer this letter with the one word "yes".

            What will come:

            - learned sparse retrieval

            --
            Until you confirm, nothing more comes from us, and on Saturday the
            request is forgotten. If it was not you, just leave it, or answer "no"
            and we shall not ask again.""");

    public static final MailPrograms.Original DIGEST =
            new MailPrograms.Original("Learned sparse retrieval at scale, and 2 more", """
            BROADSHEET · Thursday 26 November 2026
            3 papers for you
            Unsubscribe: https://papers.example.org/unsubscribe/mwxg23kb.u.s37.0.tyd81s.Qp4qyB7h0BlITV4go4z6wA

            Sparse retrieval (2)

            1. Learned sparse retrieval at scale
            A. Lovelace, C. Babbage
                cs.IR · 2611.01234
            Because you read about learned sparse retrieval

                https://papers.example.org/paper/arxiv/2611.01234
                More like this: https://papers.example.org/like/mwxg23kb.l.s37.abc.tyd81s.Qp4qyB7h0BlITV4go4z6wA

            --
            You get this because you asked for it.
            Reply "like 2" or "not 3", or a sentence about what you read.
            Unsubscribe: https://papers.example.org/unsubscribe/mwxg23kb.u.s37.0.tyd81s.Qp4qyB7h0BlITV4go4z6wA""");

    private Corpus() {}

    static List<String> lines(String table) {
        return table.lines().filter(line -> !line.isBlank()).toList();
    }

    /** What people put under their words; each with the marks of blank lines as {@code \n}. */
    public static final List<String> SIGNATURES = lines("""
            -- \\nAda Lovelace\\nAnalytical Engines Ltd
            --\\nAda
            Best regards,\\nAda
            Kind regards,\\nDr Jane Roe\\nExample Institute | +1 555 0100
            Best,\\nAda Lovelace
            Cheers,\\nTom
            Thanks,\\nMaria
            Thanks!\\nMaria
            Many thanks and best wishes,\\nPeter
            Sincerely,\\n\\nJohn Q. Public\\nAssociate Professor\\nDepartment of Physics, University of Somewhere\\nTel: +44 20 7946 0958\\nhttps://www.example.edu/~jqp
            Regards\\nPriya Sharma
            Best, Ada
            Cheers, Tom
            Sent from my iPhone
            Sent from my iPad
            Sent from my Galaxy
            Sent from my Samsung Galaxy smartphone.
            Sent from Yahoo Mail on Android
            Sent from Yahoo Mail for iPhone
            Sent from Outlook for Android
            Get Outlook for iOS
            Get Outlook for Android<https://aka.ms/ghei36>
            Sent from Mail for Windows
            Sent with Proton Mail secure email.
            Sent from Proton Mail for iOS
            Sent from my Huawei phone
            Sent via BlackBerry from T-Mobile
            Sent from Gmail Mobile
            Sent from my mobile device, please excuse any typos.
            Von meinem iPhone gesendet
            Gesendet von meinem iPhone
            Von meinem Samsung Galaxy Smartphone gesendet.
            Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.
            Gesendet mit der GMX Mail App
            Gesendet von Outlook für iOS
            Hol dir Outlook für Android
            Gesendet von Yahoo Mail auf Android
            Mit freundlichen Grüßen\\nJürgen Müller
            Viele Grüße\\nJörg
            Viele Grüße, Jörg
            Beste Grüße aus Berlin\\nJörg
            Liebe Grüße\\nAnna
            LG Anna
            VG\\nPeter
            MfG\\nP. Schmidt
            Herzliche Grüße\\n\\nDr. Anna Schmidt\\nInstitut für Physik\\nTel.: +49 30 1234567
            Envoyé de mon iPhone
            Envoyé depuis mon téléphone Samsung.
            Envoyé à partir de Outlook pour iOS
            Télécharger Outlook pour Android
            Cordialement,\\nMarie Dupont
            Bien cordialement\\n\\nMarie Dupont\\nLaboratoire d'Informatique\\n01 23 45 67 89
            Bien à vous,\\nPaul
            Merci d'avance,\\nPaul
            Bonne journée,\\nPaul
            Enviado desde mi iPhone
            Enviado desde Outlook para Android
            Obtener Outlook para iOS
            Saludos,\\nCarlos
            Un saludo,\\nMaría José
            Saludos cordiales,\\n\\nDr. Carlos Pérez\\nUniversidad de Ejemplo
            Muchas gracias,\\nCarlos
            Atentamente\\nCarlos
            Enviado do meu iPhone
            Enviado do meu Samsung Galaxy
            Atenciosamente,\\nJoão Silva
            Abraços,\\nJoão
            Obrigado!\\nJoão
            Inviato da iPhone
            Inviato dal mio Samsung Galaxy
            Inviato da Outlook per iOS
            Cordiali saluti,\\nGiulia Rossi
            Grazie mille\\nGiulia
            Un caro saluto\\nGiulia
            Отправлено с iPhone
            Отправлено из мобильной Почты Mail.ru
            Отправлено из Яндекс Почты для Android
            С уважением,\\nИван Петров
            С наилучшими пожеланиями,\\nАнна
            Спасибо!\\nАнна
            发自我的iPhone
            发自我的 iPhone
            发自我的华为手机
            发送自 Windows 版邮件
            从 Windows 版邮件发送
            来自我的 Xiaomi 手机
            发自网易邮箱大师
            祝好\\n王伟
            谢谢！\\n李娜
            此致\\n敬礼\\n王伟
            從我的iPhone傳送
            謝謝\\n陳大文
            iPhoneから送信
            私のiPhoneから送信
            Outlook for iOS を入手
            よろしくお願いします。\\n田中太郎
            以上、よろしくお願いいたします。\\n\\n田中太郎\\n東京大学
            敬具\\n佐藤
            나의 iPhone에서 보냄
            내 iPhone에서 보냄
            감사합니다.\\n김철수
            김철수 드림
            أرسلت من الـ iPhone
            أُرسلت من iPhone الخاص بي
            مع أطيب التحيات،\\nأحمد
            شكراً\\nسارة
            मेरे iPhone से भेजा गया
            धन्यवाद,\\nराहुल
            सादर,\\nप्रिया शर्मा
            Verstuurd vanaf mijn iPhone
            Verzonden vanaf Outlook voor Android
            Met vriendelijke groet,\\nJan de Vries
            Groeten,\\nJan
            Wysłane z iPhone'a
            Wysłano z programu Outlook dla systemu Android
            Pozdrawiam,\\nAnna Kowalska
            Z poważaniem\\nAnna Kowalska
            iPhone'umdan gönderildi
            Saygılarımla,\\nMehmet
            Sendt fra min iPhone
            Med venlig hilsen\\nLars
            Mvh Lars
            Skickat från min iPhone
            Med vänliga hälsningar\\nErik
            Sendt fra min Samsung Galaxy
            Hilsen Kari
            Lähetetty iPhonesta
            Terveisin\\nMatti
            Odesláno z iPhonu
            S pozdravem\\nPetr
            Στάλθηκε από το iPhone μου
            נשלח מה-iPhone שלי
            Kind regards,\\nDr Jane Roe\\nExample Institute | +1 555 0100\\n\\nThis message is confidential and intended only for the addressee. If you received it in error please delete it.
            Regards,\\nBob\\n\\nCONFIDENTIALITY NOTICE: This e-mail and any attachments are confidential and may be privileged. If you are not the intended recipient, please notify the sender.
            This email and any files transmitted with it are confidential and intended solely for the use of the individual or entity to whom they are addressed.
            Please consider the environment before printing this email.
            Virus-free. www.avast.com
            Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie diese Mail.
            Ce message et ses pièces jointes sont confidentiels et destinés exclusivement au destinataire.
            Este mensaje y sus archivos adjuntos son confidenciales y van dirigidos exclusivamente a su destinatario.
            Esta mensagem pode conter informação confidencial. Se não é o destinatário, apague-a.
            Questo messaggio e i suoi allegati sono riservati e destinati esclusivamente al destinatario.
            Это сообщение содержит конфиденциальную информацию и предназначено только для адресата.
            本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的个人。
            このメールには機密情報が含まれている場合があります。誤って受信された場合は削除してください。
            이 메일은 기밀 정보를 포함하고 있으며 지정된 수신인만을 위한 것입니다.
            هذه الرسالة سرية ومخصصة للمستلم المقصود فقط.
            यह ईमेल गोपनीय है और केवल प्राप्तकर्ता के लिए है।
            Dr. Jane Roe, PhD\\nSenior Researcher, Example Institute\\nTel +1 555 0100 | jane@example.com
            Ada Lovelace | Analytical Engines | ada@example.com | +44 20 7946 0000
            ____________\\nAda Lovelace\\nAnalytical Engines
            ***\\nJohn Smith\\nUniversity of Somewhere
            Have a nice day!\\nAda
            BR,\\nTimo
            Looking forward,\\nTimo
            Thank you very much in advance!\\n\\nBest regards\\nTimo
            Best regards / Mit freundlichen Grüßen\\nTimo""");

    /** What people want to read, as they say it. */
    public static final List<String> INTERESTS = lines("""
            graph neural networks for molecules
            I work on learned sparse retrieval.\\nAnd on pruning.
            dense retrieval, query expansion, and the evaluation of search engines
            Quantum error correction with surface codes
            Ich arbeite an Graphen-Neuronalen Netzen für Moleküle.
            Je travaille sur les réseaux de neurones pour la chimie.
            Me interesan los modelos de lenguaje y la recuperación de información.
            Trabalho com aprendizagem por reforço e robótica.
            Mi occupo di reti neurali su grafi.
            Меня интересуют графовые нейронные сети.
            我对图神经网络和信息检索感兴趣。
            我對量子糾錯感興趣
            情報検索とグラフニューラルネットワークに興味があります。
            그래프 신경망과 정보 검색에 관심이 있습니다.
            أهتم بالشبكات العصبية البيانية
            मुझे ग्राफ न्यूरल नेटवर्क में रुचि है
            Ik werk aan zoekmachines en taalmodellen.
            Best-first search and A* in planning
            Regards to causality, anything about instrumental variables
            Thanks to diffusion models, image restoration
            message passing in e-mail networks
            - protein folding\\n- molecular dynamics
            Papers like https://arxiv.org/abs/2408.01234\\n\\nand everything by Ada Lovelace
            attacks on Android phones sent over SMS
            privacy: confidential computing and secure enclaves""");

    public static final List<String> COMMANDS = lines("""
            like 2
            weekly
            add: graph neural networks for molecules
            at 07:30 Europe/Berlin
            pause 2 weeks
            more like 2""");

    public static final List<String> YES = lines("""
            yes
            Yes!
            Yes.
            "yes"
            “yes”
            YES PLEASE
            Yes please
            Hi, yes please.
            Hello,\\n\\nyes, please.
            ok
            OK!
            Okay, thanks
            Sure
            Sure, go ahead.
            confirm
            Confirmed.
            I confirm.
            I hereby confirm my subscription to Broadsheet.
            Yes, I would like to receive the daily papers, thank you very much!
            Yes, that was me.
            That was me, please send it.
            It was me.
            No problem, yes
            no problem, confirmed!
            No problem, please sign me up!
            Absolutely
            Of course!
            Yep
            yeah, sounds good
            Please subscribe me.
            sign me up
            Yes, I confirm my subscription and look forward to reading the papers every day.
            Dear Broadsheet team, yes, please subscribe me.
            👍
            agreed
            Correct.
            y
            Right, that's me
            Sounds great, count me in!
            Please go ahead
            Happy to confirm
            Why not, yes
            Ja
            Ja, bitte!
            Ja gerne
            Hallo, ja, das war ich.
            Bestätigt.
            Ich bestätige.
            Hiermit bestätige ich mein Abonnement.
            Klar, kein Problem
            Einverstanden
            Oui
            Oui, merci
            Oui, s'il vous plaît.
            D'accord
            Je confirme mon inscription.
            Bonjour, oui je confirme
            Bien sûr !
            Pas de problème, oui
            Sí
            si
            Sí, por favor
            Sí, confirmo.
            Claro
            Confirmo mi suscripción
            De acuerdo, gracias
            Hola, sí, fui yo.
            Sim
            Sim, por favor
            Confirmo
            Sim, quero receber.
            Claro que sim!
            Sì
            Sì, grazie
            Confermo
            Va bene
            Certo, sono stato io
            Да
            Да, пожалуйста
            Подтверждаю
            Да, подтверждаю подписку.
            Конечно
            Согласен
            Хорошо, спасибо
            是
            是的
            好的
            好
            确认
            同意
            是的，我确认订阅。
            没问题
            可以，谢谢
            好的，谢谢！
            你好，是的，是我订阅的
            確認
            是的，謝謝
            對
            はい
            はい、お願いします。
            はい、確認しました。
            了解しました
            OKです
            登録をお願いします
            よろしくお願いします。はい
            네
            예
            네, 확인합니다.
            확인
            동의합니다
            네 감사합니다
            نعم
            نعم، من فضلك
            أؤكد
            موافق
            نعم أؤكد الاشتراك
            हाँ
            हां
            जी हाँ
            हाँ, कृपया
            मैं पुष्टि करता हूँ
            ठीक है
            Ja graag
            Ik bevestig
            Akkoord
            Tak
            Potwierdzam
            Tak, proszę
            Evet
            Onaylıyorum
            Tamam
            Ja tak
            Jeg bekræfter
            Ja tack
            Jag bekräftar
            Ja takk""");

    public static final List<String> NO = lines("""
            no
            No.
            No, thanks
            No thank you
            Nope
            not me
            It wasn't me.
            I did not ask for this.
            I never signed up for this
            Please remove me
            Wrong address
            Yes, but I never asked for this, remove me
            unsubscribe
            stop
            Please cancel.
            I don't want this
            Not interested
            decline
            Nein
            Nein danke
            Das war ich nicht.
            Ich habe das nicht angefordert.
            Kein Interesse
            Non
            Non merci
            Ce n'est pas moi
            Je n'ai rien demandé, ce n'est pas moi
            No, gracias
            No fui yo
            No quiero
            Não
            Não, obrigado
            Não fui eu
            No grazie
            Non sono stato io
            Нет
            Нет, спасибо
            Это не я
            Я не подписывался
            不
            不是
            不是我
            不要
            不，谢谢
            我没有订阅
            取消
            いいえ
            いいえ、結構です
            申し込んでいません
            興味がありません
            아니요
            아니오, 괜찮습니다
            제가 아닙니다
            관심 없습니다
            لا
            لا شكرا
            لست أنا
            नहीं
            नहीं, धन्यवाद
            मैंने नहीं किया
            Nee
            Nee, bedankt
            Nie
            Nie, dziękuję
            Hayır
            Ben değilim
            Nej tak
            Nej
            Nei takk""");

    /** What neither confirms nor declines. */
    public static final List<String> UNCLEAR = lines("""
            OK, who is this?
            Who are you?
            What is this?
            I am out of the office until Monday. For urgent matters please contact my colleague.
            Thank you for your email. We have received your message and will get back to you.
            Ich bin bis Montag nicht im Büro.
            你是谁？
            これは何ですか？
            Qui êtes-vous ?
            ¿Quién es?
            Кто вы?""");

    public static final List<String> STOP = lines("""
            unsubscribe
            Unsubscribe please
            UNSUBSCRIBE ME
            stop
            STOP!
            Please unsubscribe me from this list.
            I want to unsubscribe
            I would like to unsubscribe, thanks.
            Hi,\\n\\nplease unsubscribe me.
            Please remove me from your mailing list.
            remove me
            Take me off this list
            Stop sending me these emails
            please stop sending me mail
            I no longer wish to receive these emails.
            I don't want to receive this any more.
            Cancel my subscription
            please cancel my subscription, I have too much to read
            Could you take me off the list, please?
            No more emails please
            opt out
            How do I unsubscribe?
            Kindly remove my address from your list
            Abmelden
            Bitte abmelden
            Ich möchte mich abmelden.
            Bitte tragen Sie mich aus dem Verteiler aus.
            abbestellen
            Ich möchte den Newsletter abbestellen.
            Bitte keine E-Mails mehr!
            Bitte schicken Sie mir keine Mails mehr.
            Se désabonner
            Désabonnez-moi s'il vous plaît
            Je souhaite me désinscrire.
            Je ne veux plus recevoir ces mails
            désinscription
            Ne m'envoyez plus de messages
            Darme de baja
            Quiero darme de baja
            Por favor, denme de baja.
            Cancelar suscripción
            No quiero recibir más correos
            Cancelar inscrição
            Quero cancelar a minha inscrição
            Não quero mais receber estes e-mails.
            Por favor, removam-me da lista
            Descadastrar
            Disiscrivimi
            Vorrei disiscrivermi
            Cancellatemi dalla lista
            Non voglio più ricevere queste mail
            Отписаться
            Отпишите меня, пожалуйста
            Прошу отписать меня от рассылки
            Больше не присылайте мне письма
            Я хочу отменить подписку
            退订
            请帮我退订
            取消订阅
            我想取消订阅，谢谢
            请不要再发了
            不想再收到邮件
            退訂
            取消訂閱
            配信停止
            配信停止をお願いします
            購読を解除してください
            退会したいです
            もうメールを送らないでください
            구독 취소
            구독 취소해 주세요
            구독을 해지하고 싶습니다
            수신 거부
            더 이상 받고 싶지 않습니다
            إلغاء الاشتراك
            أريد إلغاء الاشتراك من فضلك
            لا أريد استلام هذه الرسائل
            توقفوا عن إرسال الرسائل
            सदस्यता समाप्त करें
            कृपया मेरी सदस्यता रद्द करें
            मुझे और ईमेल नहीं चाहिए
            Uitschrijven
            Ik wil me graag uitschrijven
            Proszę mnie wypisać z listy
            Rezygnuję
            Abonelikten çıkmak istiyorum
            Lütfen aboneliğimi iptal edin
            Afmeld mig venligst
            Avregistrera mig, tack
            Meld meg av""");

    /** What speaks of stopping and does not ask for it. */
    public static final List<String> NO_STOP = lines("""
            Please do not stop sending these, I like them.
            I work on early stopping in neural networks
            optimal stopping and bandits
            add: unsubscribe behaviour in newsletters
            stop words in sparse retrieval""");

    static ReceivedLetter letter(String subject, String text) {
        return new ReceivedLetter(
                "f",
                EmailAddress.parse("r8@ex8.example.net"),
                "",
                List.of("papers@example.org"),
                subject,
                Map.of(),
                text,
                "",
                List.of(),
                false);
    }

    public static String broken(String line) {
        return line.replace("\\n", "\n");
    }

    public static List<String> both(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
