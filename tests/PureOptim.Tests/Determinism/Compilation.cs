namespace PureOptim.Tests.Determinism;

/// <summary>The setting of the just-in-time compiler.</summary>
internal enum Compilation
{
    /// <summary>As it comes: quick code first, better code for what runs often.</summary>
    Tiered,

    /// <summary>The best code at once.</summary>
    Full,

    /// <summary>No optimisation at all, which stands for a Debug build; the whole matrix has a real one.</summary>
    Unoptimized,
}
