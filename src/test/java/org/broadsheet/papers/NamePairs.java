package org.broadsheet.papers;

import java.util.List;
import java.util.stream.Stream;

/** Names that are one person's, and names that are not: whoever compares names is held to them. */
public final class NamePairs {

    private static final List<String> SAME = List.of(
            "Robert Vantongeren Jr. | Robert Vantongeren",
            "Vantongeren, Robert, Jr. | Robert Vantongeren, Jr.",
            "Henry Ford III | Henry Ford",
            "Łukasz Kaczorowski | Lukasz Kaczorowski",
            "Søren Bjørnson | Soren Bjornson",
            "Søren Bjørnson | Soeren Bjoernson",
            "Maria Pena-Alvarez | Maria Peña Álvarez",
            "Y. W. Tehrani | YW Tehrani",
            "Y.W. Tehrani | Y. Tehrani",
            "Tehrani YW | Yasmin W. Tehrani",
            "Sean O'Mallory | Sean O’Mallory",
            "Yıldız Karaduman | Yildiz Karaduman",
            "Anna Großmann | Anna Grossmann",
            "Wenhao Zhangli | Zhangli, Wenhao",
            "Wei Zhang | Zhang Wei",
            "Zhang Wei | Zhang, Wei",
            "ZHANG Wei | Wei Zhang",
            "Wei-Wei Zhang | Weiwei Zhang",
            "Wei Wei Zhang | Zhang, Wei-Wei",
            "Jean-Pierre Serre | J.-P. Serre",
            "Jean-Pierre Serre | J. P. Serre",
            "Jean-Pierre Serre | JP Serre",
            "Jürgen Müller | Juergen Mueller",
            "Jürgen Müller | Jurgen Muller",
            "Ludwig van Beethoven | Beethoven, Ludwig van",
            "Ludwig van Beethoven | van Beethoven, Ludwig",
            "J. D. van der Waals | Johannes Diderik van der Waals",
            "Ana da Silva | Ana Silva",
            "Yann LeCun | Yann Le Cun",
            "Yann LeCun | Y. LeCun",
            "Þórður Ægisson | Thordur Aegisson",
            "Đorđe Đukić | Dorde Dukic",
            "Đorđe Đukić | Djordje Djukic",
            "İsmail Çelik | Ismail Celik",
            "Erd\\H{o}s, P\\'al | Pál Erdős",
            "Mikołaj Bojańczyk | Mikolaj Bojanczyk",
            "Kim Min-Jun | Minjun Kim",
            "Tanaka Hiroshi | Hiroshi Tanaka",
            "张伟 | 张 伟",
            "J. Robert Oppenheimer | Robert Oppenheimer",
            "Dr. Ada Okafor, PhD | Ada Okafor",
            "Ada Okafor et al. | Ada Okafor",
            "William (Bill) Gosset | William Gosset",
            "The ATLAS Collaboration | ATLAS Collaboration",
            "ATLAS Collaboration | Atlas collaboration",
            "ADA OKAFOR | Ada Okafor",
            "Chr. Huygens | Christiaan Huygens",
            "Sæmundur Óskarsson | Saemundur Oskarsson",
            "Œdipe Lefèvre | Oedipe Lefevre",
            "Ludwig Wittgenstein | L Wittgenstein",
            "Nguyễn Văn An | Van An Nguyen",
            "Zhang, Wei | W. Zhang",
            "Ada Okafor and others | Ada Okafor",
            "the LIGO Scientific Collaboration | LIGO Scientific Collaboration",
            "Ştefan Ţurcanu | Stefan Turcanu",
            "Pedro Gómez Filho | Pedro Gómez Júnior",
            "Martin Luther King, Jr. | King, M. L., Jr.",
            "Jan van 't Hoff | van ’t Hoff, J.",
            "Omar El-Sayed | Omar Elsayed",
            "Zhang X-M | Xiao-Ming Zhang",
            "Ivanov A.A. | Anna A. Ivanov",
            "Ivanov A. A. | A. A. Ivanov",
            "Geoffrey E. Hinton | Hinton GE",
            "Di Wang | Wang, Di",
            "Ben Ali | Ali, B.",
            "Yu Bin Wang | Wang, Yubin",
            "Charles De Gaulle | de Gaulle, C.",
            "Ximena Núñez de Balboa | Nunez de Balboa, X.",
            "Maria José García Pérez | García-Pérez, M. J.",
            "João Pedro e Silva | Joao Pedro Silva",
            "Kenji Ōta | Kenji Ohta",
            "Jón Þór Sigurðsson | J. Th. Sigurdsson",
            "Wm. Gosset | William Gosset",
            "Jane\u00a0Roe | Jane Roe",
            "Ｊａｎｅ Ｒｏｅ | Jane Roe",
            "H.E.S.S. Collaboration | HESS",
            "CMS | the CMS Collaboration",
            "on behalf of the ATLAS Collaboration | ATLAS Collaboration");

    private static final List<String> OTHERS = List.of(
            "Wei Zhang | Weiming Zhang",
            "Wei Zhang | Wen Zhang",
            "Yang Li | L. Yang",
            "Wei Zhang | Zhang Li",
            "Wei Li | Wei Wang",
            "John A. Smith | John B. Smith",
            "John Smith Jr. | John Smith Sr.",
            "John Smith Jr. | John Smith III",
            "Mary Ann Smith | Mary Beth Smith",
            "Anna Berg | Anna van der Berg",
            "Jan van den Berg | Jan van der Berg",
            "Jürgen Müller | Jürgen Miller",
            "Sean O'Mallory | Sean Mallory",
            "Tom Lee | Thomasina Lee",
            "ATLAS Collaboration | CMS Collaboration",
            "ATLAS Collaboration | Charles Atlas",
            "张伟 | 张伟明",
            "Maria Pena-Alvarez | Maria Pena",
            "Robert Lee | Lee Roberts",
            "Tehrani YW | Yasmin X. Tehrani",
            "P. Novák | Tomáš Novák",
            "Jan de Vries | Jan de Boer",
            "Karl-Heinz Frank | Karl-Otto Frank",
            "李伟 | 王伟",
            "Kim Min-Jun | Kim Min-Seo",
            "LIGO Scientific Collaboration | Virgo Collaboration",
            "Søren Bjørnson | Søren Bjørnsen",
            "X. Zhang | Y. Zhang",
            "Y. Zhang | E. Zhang",
            "G. E. Hinton | G. F. Hinton",
            "Andrew Y. Ng | Andrew K. Ng",
            "Ben Ali | Dan Ali",
            "Di Wang | Wei Wang",
            "Zhang X-M | Xiao-Hong Zhang",
            "Belle Collaboration | Belle II Collaboration",
            "Planck Collaboration | Max Planck",
            "Wm. Gosset | Walter Gosset");

    private NamePairs() {}

    /** Two spellings of one name. */
    public record Pair(String one, String other) {
        static Pair of(String line) {
            String[] names = line.split(" \\| ", 2);
            return new Pair(names[0], names[1]);
        }
    }

    public static Stream<Pair> same() {
        return SAME.stream().map(Pair::of);
    }

    public static Stream<Pair> others() {
        return OTHERS.stream().map(Pair::of);
    }
}
