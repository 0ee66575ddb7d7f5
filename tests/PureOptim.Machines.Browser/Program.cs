using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using PureOptim.Machines;

[assembly: SupportedOSPlatform("browser")]

/// <summary>The functions that the page calls.</summary>
internal sealed partial class Program
{
    private static readonly Dictionary<string, byte[]> _files = [];

    private static void Main()
    {
    }

    /// <summary>Takes a file of MNIST.</summary>
    [JSExport]
    internal static void Take(string name, byte[] content) => _files.Add(name, content);

    /// <summary>The findings of this machine.</summary>
    [JSExport]
    internal static string Compute() => MachineRows.Compute(name => new MemoryStream(_files[name])).ToString();
}
