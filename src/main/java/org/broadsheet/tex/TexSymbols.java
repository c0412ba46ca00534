package org.broadsheet.tex;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What TeX's commands look like in Unicode. A command that is not here stays as it is written. */
final class TexSymbols {

    /** Commands that are a letter or a sign of their own. */
    static final Map<String, String> SIGNS = pairs("""
            alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
            mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ
            psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
            ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅
            forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □ Diamond ◇ star ⋆
            times × cdot · div ÷ pm ± mp ∓ ast ∗ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ dagger † dag † ddagger ‡
            ddag ‡ cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ sum ∑ prod ∏
            coprod ∐ int ∫ iint ∬ oint ∮ surd √ prime ′ degree ° deg deg langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋
            lbrace { rbrace } lvert | rvert | vert | mid | lVert ‖ rVert ‖ Vert ‖ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱
            dotsc … dotsb ⋯ colon : backslash \\ S § P ¶ copyright © pounds £ euro € checkmark ✓ odot ⊙ sun ☉ earth ⊕
            flat ♭ natural ♮ sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ complement ∁ eth ð amalg ⨿ diamond ⋄
            textmu µ textdegree ° textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “
            textquotedblright ” textasciitilde ~ textasciicircum ^ textunderscore _ textbackslash \\ textregistered ®
            texttrademark ™ textless < textgreater > textbar | textellipsis … textbullet • lq ‘ rq ’ TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX
            """);

    /** Signs that stand between two things, with a space on both sides. */
    static final Map<String, String> RELATIONS = pairs("""
            le ≤ leq ≤ ge ≥ geq ≥ leqslant ≤ geqslant ≥ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫
            lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ notin ∉ ni ∋ subset ⊂
            subseteq ⊆ supset ⊃ supseteq ⊇ subsetneq ⊊ to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← leftrightarrow ↔
            Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ Longrightarrow ⟹ implies ⟹ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪
            uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ rightharpoonup ⇀ rightleftharpoons ⇌
            models ⊨ vdash ⊢ perp ⊥ parallel ∥ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ lt < gt > nsim ≁ leadsto ⇝ rightsquigarrow ⇝
            """);

    /** Names that stand upright, with a space to what they are said of. */
    static final Set<String> FUNCTIONS =
            Set.of(("log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh max"
                            + " min sup inf lim limsup liminf argmax argmin arg det dim ker deg gcd hom Pr mod bmod rank tr diag")
                    .split(" "));

    /** Letters with a form of their own, in text. */
    static final Map<String, String> LETTERS =
            pairs("ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ");

    /** Accents of text, as combining characters; those named by a letter need something that is no letter behind them. */
    static final Map<String, String> TEXT_ACCENTS = pairs(
            "` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 \" \u0308 r \u030a H \u030b v \u030c c \u0327 k \u0328 d \u0323 b \u0331");

    static final Map<String, String> MATH_ACCENTS = pairs(
            "hat \u0302 Hat \u0302 Bar \u0304 Tilde \u0303 Vec \u20d7 widehat \u0302 bar \u0304 overline \u0304 tilde \u0303 widetilde \u0303 vec \u20d7 dot \u0307 ddot \u0308 check \u030c breve \u0306 acute \u0301 grave \u0300 mathring \u030a");

    private static final Map<String, String> RAISED = characters(
            "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ∘′*†‡",
            "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ°′*†‡");

    private static final Map<String, String> LOWERED =
            characters("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    /** A raised word reads badly in Unicode; markup does it better. */
    private static final int MOST_RAISED_LETTERS = 2;

    private TexSymbols() {}

    private static Map<String, String> pairs(String text) {
        String[] words = text.strip().split("\\s+", -1);
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            pairs.put(words[i], words[i + 1]);
        }
        return Map.copyOf(pairs);
    }

    private static Map<String, String> characters(String from, String to) {
        Map<String, String> map = new HashMap<>();
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        for (int i = 0; i < sources.length; i++) {
            map.put(Character.toString(sources[i]), Character.toString(targets[i]));
        }
        return Map.copyOf(map);
    }

    /** The text above or below the line in Unicode's own characters; null if it has none for some, or it is a word. */
    static @Nullable String script(String text, Styled.Style style) {
        Map<String, String> map = style == Styled.Style.SUP ? RAISED : LOWERED;
        StringBuilder out = new StringBuilder();
        int letters = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            String mapped = map.get(Character.toString(c));
            letters += Character.isLetter(c) ? 1 : 0;
            if (mapped == null || letters > MOST_RAISED_LETTERS) {
                return null;
            }
            out.append(mapped);
            at += Character.charCount(c);
        }
        return out.toString();
    }

    /** A letter in one of mathematics' alphabets; null where it has none. */
    static @Nullable String alphabet(String command, int letter) {
        int upper;
        String letterLike;
        switch (command) {
            case "mathbb", "Bbb" -> {
                upper = 0x1d538;
                letterLike = "C\u2102H\u210dN\u2115P\u2119Q\u211aR\u211dZ\u2124";
            }
            case "mathcal", "mathscr", "cal" -> {
                upper = 0x1d49c;
                letterLike = "B\u212cE\u2130F\u2131H\u210bI\u2110L\u2112M\u2133R\u211be\u212fg\u210ao\u2134";
            }
            case "mathfrak", "frak" -> {
                upper = 0x1d504;
                letterLike = "C\u212dH\u210cI\u2111R\u211cZ\u2128";
            }
            default -> throw new IllegalArgumentException(command);
        }
        if (command.equals("mathbb") && letter >= '0' && letter <= '9') {
            return Character.toString(0x1d7d8 + letter - '0');
        }
        boolean capital = letter >= 'A' && letter <= 'Z';
        if (!capital && !(letter >= 'a' && letter <= 'z')) {
            return null;
        }
        int exception = letterLike.indexOf(letter);
        return exception >= 0
                ? letterLike.substring(exception + 1, exception + 2)
                : Character.toString(upper + (capital ? letter - 'A' : 26 + letter - 'a'));
    }

    /** The letter with the accent, as one character where Unicode has it. */
    static String accented(String base, String combining) {
        String plain = base.equals("ı") ? "i" : base.equals("ȷ") ? "j" : base;
        return Normalizer.normalize(plain + combining, Normalizer.Form.NFC);
    }

    /** Whether the command is a letter, so that TeX puts no space between it and a letter behind it. */
    static boolean isLetter(String sign) {
        return sign.toLowerCase(Locale.ROOT).codePoints().allMatch(Character::isLetter);
    }
}
