using System.Collections.Frozen;

namespace Portal.Platform.Markup;

/// <summary>The commands of TeX that stand for one sign, a name or a space.</summary>
internal static class TexSymbols
{
    /// <summary>Letters and what is set like them.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Table(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ "
        + "varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω "
        + "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
        + "infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı jmath ȷ emptyset ∅ varnothing ∅ angle ∠ triangle △ square □ Box □ diamond ⋄ "
        + "top ⊤ bot ⊥ degree ° prime ′ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ % % # # $ $ & & _ _");

    /// <summary>Operators, relations and arrows.</summary>
    public static readonly FrozenDictionary<string, string> Operators = Table(
        "pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ cup ∪ cap ∩ uplus ⊎ sqcup ⊔ sqcap ⊓ vee ∨ lor ∨ wedge ∧ "
        + "land ∧ setminus ∖ wr ≀ amalg ⨿ dagger † ddagger ‡ "
        + "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ asymp ≍ doteq ≐ prec ≺ succ ≻ preceq ⪯ "
        + "succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ notin ∉ ni ∋ mid ∣ nmid ∤ parallel ∥ perp ⟂ vdash ⊢ dashv ⊣ "
        + "models ⊨ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ therefore ∴ because ∵ colon : "
        + "to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ "
        + "Longrightarrow ⟹ Longleftarrow ⟸ longleftrightarrow ⟷ Longleftrightarrow ⟺ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ "
        + "Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightleftharpoons ⇌ leadsto ⇝");

    /// <summary>Large operators whose limits stand above and below them.</summary>
    public static readonly FrozenDictionary<string, string> Large = Table(
        "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆");

    /// <summary>Integrals, whose limits stand beside them.</summary>
    public static readonly FrozenDictionary<string, string> Integrals = Table("int ∫ iint ∬ iiint ∭ oint ∮");

    /// <summary>Brackets by name.</summary>
    public static readonly FrozenDictionary<string, string> Brackets = Table(
        "{ { } } lbrace { rbrace } lbrack [ rbrack ] langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | lvert | rvert | | ‖ Vert ‖ lVert ‖ rVert ‖ backslash \\");

    /// <summary>Signs over an argument.</summary>
    public static readonly FrozenDictionary<string, string> Over = Table(
        "hat ^ widehat ^ bar ¯ overline ‾ vec → overrightarrow → overleftarrow ← dot ˙ ddot ¨ tilde ~ widetilde ~ check ˇ breve ˘ acute ´ grave ` overbrace ⏞");

    /// <summary>Signs under an argument.</summary>
    public static readonly FrozenDictionary<string, string> Under = Table("underline _ underbrace ⏟");

    /// <summary>Spaces, in ems.</summary>
    public static readonly FrozenDictionary<string, string> Spaces = Table(
        ", 0.1667em : 0.2222em > 0.2222em ; 0.2778em ! -0.1667em quad 1em qquad 2em thinspace 0.1667em enspace 0.5em");

    /// <summary>Functions that are set upright.</summary>
    public static readonly FrozenSet<string> Functions = FrozenSet.Create(
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "log", "ln", "lg", "exp", "dim", "ker", "deg", "hom", "arg");

    /// <summary>Those of them with limits below.</summary>
    public static readonly FrozenSet<string> Limits = FrozenSet.Create("lim", "limsup", "liminf", "max", "min", "sup", "inf", "det", "gcd", "Pr", "argmax", "argmin");

    private static FrozenDictionary<string, string> Table(string pairs) =>
        pairs.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
