using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The kernel of each element type.</summary>
internal static class Kernels
{
    /// <summary>The kernel of an element type that parameters have.</summary>
    internal static Kernel<T> Of<T>()
        where T : struct => typeof(T) == typeof(float)
            ? (Kernel<T>)(object)NativeKernel<float, Lanes32, Real32>.Instance
            : (Kernel<T>)(object)NativeKernel<double, Lanes64, Real64>.Instance;
}
