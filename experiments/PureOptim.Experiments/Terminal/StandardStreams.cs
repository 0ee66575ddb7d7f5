using System.Runtime.InteropServices;
using System.Text;

namespace PureOptim.Experiments.Terminal;

/// <summary>The streams that the process was started with.</summary>
internal static class StandardStreams
{
    private const int Out = 1;
    private const int Error = 2;
    private const int GetDescriptorFlags = 1;
    private const int ClosedOnExec = 1;

    /// <summary>Standard output.</summary>
    internal static TextWriter OpenOut() =>
        IsClosed(Out) ? new ClosedWriter() : Console.IsOutputRedirected ? Utf8(Console.OpenStandardOutput()) : Console.Out;

    /// <summary>Standard error; one that is closed swallows what is written.</summary>
    internal static TextWriter OpenError() =>
        IsClosed(Error) ? TextWriter.Null : Console.IsErrorRedirected ? Utf8(Console.OpenStandardError()) : Console.Error;

    /// <summary>UTF-8 whatever the locale says: the same bytes everywhere.</summary>
    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    /// <summary>
    /// Whether the process was started without the stream. The runtime then has opened something of its own under its number, with the mark
    /// that no program has at its start: such descriptors are closed when it starts. Output would otherwise reach a stranger's file.
    /// </summary>
    private static bool IsClosed(int stream)
    {
        if (OperatingSystem.IsWindows()) return false;
        var flags = GetFlags(stream, GetDescriptorFlags);
        return flags < 0 || (flags & ClosedOnExec) != 0;
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int GetFlags(int descriptor, int command);

    /// <summary>Stands for a stream that is closed: the first word to it fails.</summary>
    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("it is closed");

        public override void Write(string? value) => throw new IOException("it is closed");
    }
}
