namespace PureOptim.Experiments.Laws;

/// <summary>The LaTeX commands that stand for one character or word, by what MathML calls their kind.</summary>
internal static class MathSymbols
{
    /// <summary>Identifiers: Greek letters and a few others.</summary>
    internal static IReadOnlyDictionary<string, string> Identifiers { get; } = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho " +
        "ρ sigma σ tau τ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ " +
        "Omega Ω ell ℓ infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ hbar ℏ");

    /// <summary>Relations, arrows, binary operators, delimiters and dots.</summary>
    internal static IReadOnlyDictionary<string, string> Operators { get; } = Pairs(
        "le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ equiv ≡ cong ≅ propto ∝ lessgtr ≶ in ∈ notin ∉ ni ∋ subset ⊂ " +
        "subseteq ⊆ to → rightarrow → leftarrow ← mapsto ↦ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ leftrightarrow ↔ implies " +
        "⟹ iff ⟺ longrightarrow ⟶ pm ± mp ∓ times × cdot ⋅ circ ∘ ast ∗ star ⋆ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ oslash ⊘ div " +
        "÷ parallel ∥ perp ⊥ mid ∣ nmid ∤ setminus ∖ cup ∪ cap ∩ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ forall ∀ exists ∃ " +
        "nexists ∄ colon : ldots … dots … cdots ⋯ vdots ⋮ prime ′ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | " +
        "lvert | rvert | Vert ‖ lVert ‖ rVert ‖ lbrace { rbrace } backslash \\ { { } } | ‖ % % $ $ & & # # _ _");

    /// <summary>Operators with limits below and above.</summary>
    internal static IReadOnlyDictionary<string, string> Large { get; } =
        Pairs("sum ∑ prod ∏ int ∫ bigcup ⋃ bigcap ⋂ max max min min sup sup inf inf lim lim argmin arg\u2009min argmax arg\u2009max");

    /// <summary>Functions, printed upright as they are called.</summary>
    internal static IReadOnlySet<string> Functions { get; } =
        new HashSet<string> { "sin", "cos", "tan", "exp", "log", "ln", "det", "arg", "gcd", "dim", "deg", "tanh", "sinh", "cosh" };

    /// <summary>Space, in ems.</summary>
    internal static IReadOnlyDictionary<string, string> Spaces { get; } =
        Pairs(", 0.1667 : 0.2222 > 0.2222 ; 0.2778 ! -0.1667 quad 1 qquad 2 thinspace 0.1667 enspace 0.5");

    /// <summary>Marks above a letter.</summary>
    internal static IReadOnlyDictionary<string, string> Accents { get; } =
        Pairs("hat ^ widehat ^ bar ¯ overline ¯ tilde ~ widetilde ~ vec → dot ˙ ddot ¨");

    private static Dictionary<string, string> Pairs(string words) =>
        words.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
