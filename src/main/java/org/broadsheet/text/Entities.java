package org.broadsheet.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** HTML's character references as the characters they stand for: {@code &amp;}, {@code &eacute;}, {@code &#233;}, {@code &#xe9;}. */
public final class Entities {

    private static final int LONGEST = 12;

    /** Of 160 to 255, in order. Source: HTML 4.01, section 24.2. */
    private static final String LATIN = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
            middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute \
            Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml \
            Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
            eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml""";

    private static final String GREEK = """
            Alpha=Α Beta=Β Gamma=Γ Delta=Δ Epsilon=Ε Zeta=Ζ Eta=Η Theta=Θ Iota=Ι Kappa=Κ Lambda=Λ Mu=Μ Nu=Ν Xi=Ξ Omicron=Ο Pi=Π Rho=Ρ \
            Sigma=Σ Tau=Τ Upsilon=Υ Phi=Φ Chi=Χ Psi=Ψ Omega=Ω alpha=α beta=β gamma=γ delta=δ epsilon=ε zeta=ζ eta=η theta=θ iota=ι \
            kappa=κ lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π rho=ρ sigmaf=ς sigma=σ tau=τ upsilon=υ phi=φ chi=χ psi=ψ omega=ω""";

    private static final String OTHERS = """
            amp=& lt=< gt=> quot=" apos=' ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ hellip=… bull=• dagger=† \
            Dagger=‡ permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› euro=€ trade=™ OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ \
            inodot=ı imath=ı Lstrok=Ł lstrok=ł Dstrok=Đ dstrok=đ Ccaron=Č ccaron=č Zcaron=Ž zcaron=ž rarr=→ larr=← harr=↔ infin=∞ \
            le=≤ ge=≥ ne=≠ asymp=≈ minus=− sum=∑ prod=∏ radic=√ isin=∈ cap=∩ cup=∪ sub=⊂ sup=⊃ nabla=∇ part=∂ lowbar=_ hyphen=‐""";

    private static final Map<String, String> NAMED = named();

    private Entities() {}

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        int latin = 160;
        for (String name : LATIN.split("\\s+", -1)) {
            named.put(name, Character.toString(latin++));
        }
        for (String pair : (GREEK + " " + OTHERS).split("\\s+", -1)) {
            int is = pair.indexOf('=');
            named.put(pair.substring(0, is), pair.substring(is + 1));
        }
        named.put("ensp", " ");
        named.put("emsp", " ");
        named.put("thinsp", " ");
        return Map.copyOf(named);
    }

    /** What is no reference stays as it is. Numbers of the C1 block are those of Windows-1252, as in browsers. */
    public static String decoded(String text) {
        int amp = text.indexOf('&');
        if (amp < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (amp >= 0) {
            out.append(text, at, amp);
            int end = amp + 1;
            while (end < text.length() && end - amp <= LONGEST && isOfName(text.charAt(end))) {
                end++;
            }
            boolean closed = end < text.length() && text.charAt(end) == ';';
            Optional<String> meant = closed ? meaning(text.substring(amp + 1, end)) : Optional.empty();
            out.append(meant.orElse("&"));
            at = meant.isEmpty() ? amp + 1 : end + 1;
            amp = text.indexOf('&', at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
    }

    private static Optional<String> meaning(String name) {
        if (!name.startsWith("#")) {
            return Optional.ofNullable(NAMED.get(name));
        }
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        String digits = name.substring(hex ? 2 : 1);
        try {
            int point = Integer.parseUnsignedInt(digits, hex ? 16 : 10);
            return Optional.of(
                    Character.isValidCodePoint(point) && !(point >= 0xd800 && point <= 0xdfff)
                            ? Clean.lines(Character.toString(point))
                            : "");
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
