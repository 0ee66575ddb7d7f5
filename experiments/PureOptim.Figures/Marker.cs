namespace PureOptim.Figures;

/// <summary>The signs that keep curves apart without colour.</summary>
internal enum Marker
{
    /// <summary>o</summary>
    Circle,

    /// <summary>x</summary>
    Cross,

    /// <summary>A square on its side.</summary>
    Square,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>v</summary>
    Triangle,

    /// <summary>*</summary>
    Star,
}
