using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace PureOptim.Peers.Protocol;

/// <summary>A peer that runs: requests go in, replies come out. Whatever goes wrong ends it.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;
    private readonly PeerLimits _limits;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(256);
    private readonly StringBuilder _errors = new();
    private readonly Task _reading, _readingErrors;
    private volatile bool _isEndless;

    private PeerProcess(Process process, PeerLimits limits)
    {
        (_process, _limits) = (process, limits);
        _reading = Task.Run(ReadAsync);
        _readingErrors = Task.Run(ReadErrorsAsync);
    }

    /// <summary>Starts a peer.</summary>
    /// <exception cref="PeerException">There is no such program, or it cannot be run.</exception>
    internal static PeerProcess Start(PeerCommand command, PeerLimits limits)
    {
        try
        {
            return new(Process.Start(new ProcessStartInfo(command.Words[0], command.Words.Skip(1))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                UseShellExecute = false,
            })!, limits);
        }
        catch (Win32Exception exception)
        {
            throw new PeerException($"it cannot be started: {exception.Message}", exception);
        }
    }

    /// <summary>How often it was asked.</summary>
    internal int Exchanges { get; private set; }

    /// <summary>The bytes of memory that it holds.</summary>
    internal long Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <summary>Sends requests, all at once, and returns the reply to each.</summary>
    /// <exception cref="PeerException">It did not reply to all of them as the protocol says, within its limits. It is then no longer of use.</exception>
    internal ImmutableArray<JsonElement> Ask(IReadOnlyCollection<string> requests, CancellationToken cancelled)
    {
        Exchanges++;
        var due = Stopwatch.GetTimestamp() + (long)(_limits.Patience.TotalSeconds * Stopwatch.Frequency);
        var writing = Task.Run(() => Write(requests), CancellationToken.None);
        var replies = ImmutableArray.CreateBuilder<JsonElement>(requests.Count);
        for (var i = 0; i < requests.Count; i++) replies.Add(Parsed(NextLine(due, cancelled)));
        writing.GetAwaiter().GetResult();
        return replies.ToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }

        _lines.Writer.TryComplete();
        _process.WaitForExit();
        Task.WaitAll(_reading, _readingErrors);
        _process.Dispose();
    }

    private void Write(IReadOnlyCollection<string> requests)
    {
        try
        {
            foreach (var request in requests) _process.StandardInput.Write(request + "\n");
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended; that its replies are missing says so.
        }
    }

    /// <summary>The next line, for which its memory is looked at while it lasts.</summary>
    private string NextLine(long due, CancellationToken cancelled)
    {
        while (true)
        {
            cancelled.ThrowIfCancellationRequested();
            if (_lines.Reader.TryRead(out var line)) return line;
            var left = TimeSpan.FromSeconds((due - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency);
            if (left <= TimeSpan.Zero) throw new PeerException(Invariant($"it did not reply within {_limits.Patience.TotalSeconds:0.###} s")) { IsLate = true };
            using var slice = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
            slice.CancelAfter(left < TimeSpan.FromMilliseconds(100) ? left : TimeSpan.FromMilliseconds(100));
            try
            {
                if (!_lines.Reader.WaitToReadAsync(slice.Token).AsTask().GetAwaiter().GetResult()) throw Ended();
            }
            catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
            {
                CheckMemory();
            }
        }
    }

    private void CheckMemory()
    {
        if (Memory > _limits.Memory) throw new PeerException(Invariant($"it took more than {_limits.Memory >> 20} MiB of memory"));
    }

    private PeerException Ended()
    {
        if (_isEndless) return new(Invariant($"it wrote a line longer than {PeerLimits.LongestLine >> 20} MiB"));
        _process.WaitForExit(TimeSpan.FromSeconds(1));
        _readingErrors.Wait(TimeSpan.FromSeconds(1));
        string said;
        lock (_errors) said = _errors.ToString().TrimEnd();
        var last = said.Length == 0 ? "" : $": {said[(said.LastIndexOf('\n') + 1)..].Trim()}";
        return new(_process.HasExited ? Invariant($"it ended with exit code {_process.ExitCode}{last}") : $"it closed its standard output{last}");
    }

    private static JsonElement Parsed(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new PeerException($"it wrote '{(line.Length > 80 ? line[..80] + "..." : line)}', which is no JSON object");
    }

    /// <summary>Reads lines as they come; one that is longer than any reply is read no further.</summary>
    private async Task ReadAsync()
    {
        try
        {
            var (line, stream) = (new ArrayBufferWriter<byte>(), _process.StandardOutput.BaseStream);
            var buffer = new byte[1 << 16];
            while (await stream.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                var rest = buffer.AsMemory(0, count);
                while (rest.Span.IndexOf((byte)'\n') is >= 0 and var end)
                {
                    line.Write(rest.Span[..end]);
                    await _lines.Writer.WriteAsync(Encoding.UTF8.GetString(line.WrittenSpan)).ConfigureAwait(false);
                    line.ResetWrittenCount();
                    rest = rest[(end + 1)..];
                }

                line.Write(rest.Span);
                _isEndless = line.WrittenCount > PeerLimits.LongestLine;
                if (_isEndless) break;
            }
        }
        catch (Exception exception) when (exception is ChannelClosedException or IOException or ObjectDisposedException)
        {
            // It was ended while it wrote.
        }

        _lines.Writer.TryComplete();
    }

    /// <summary>Reads what it says of errors, of which the end is kept.</summary>
    private async Task ReadErrorsAsync()
    {
        const int kept = 1 << 12;
        var buffer = new char[kept];
        while (await _process.StandardError.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
        {
            lock (_errors)
            {
                _errors.Append(buffer, 0, count);
                if (_errors.Length > kept) _errors.Remove(0, _errors.Length - kept);
            }
        }
    }
}
