namespace PureOptim.Benchmarks;

/// <summary>A C++ program of <c>peers/</c>, compiled with g++ once, that is run as often as is asked.</summary>
internal sealed class CompiledPeer : IDisposable
{
    private const string Compiler = "g++";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pureoptim-");
    private readonly string _absence;

    /// <param name="program">The file.</param>
    internal CompiledPeer(string program)
    {
        var output = Peer.Output(Compiler, ["-O3", "-march=native", "-fno-math-errno", "-o", Binary, PeerProcess.PathOf(program)], null, out var absence);
        _absence = output is null ? absence : "";
    }

    private string Binary => Path.Combine(_folder.FullName, "peer");

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">Its arguments.</param>
    internal Peer Run(params IEnumerable<string> arguments) => _absence.Length > 0 ? new(null, _absence) : Peer.Run(Binary, arguments);

    /// <summary>Removes what was compiled.</summary>
    public void Dispose() => _folder.Delete(recursive: true);
}
