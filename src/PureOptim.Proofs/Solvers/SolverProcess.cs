using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PureOptim.Proofs.Solvers;

/// <summary>A solver's program while it runs; what it writes to its error output is kept.</summary>
internal sealed class SolverProcess : IDisposable
{
    /// <summary>One that waits instead of working is ended after this many times the processor time that it may take.</summary>
    private const int WaitingFactor = 10;

    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private volatile bool _isLate;

    /// <summary>Starts a program.</summary>
    /// <exception cref="Win32Exception">There is none.</exception>
    internal SolverProcess(string path, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors) _errors.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>What it writes.</summary>
    internal StreamReader Output => _process.StandardOutput;

    /// <summary>Whether it was ended because it did not keep its limit.</summary>
    internal bool IsLate => _isLate;

    /// <summary>What it wrote to its error output; waits until it has ended.</summary>
    internal string Errors
    {
        get
        {
            _process.WaitForExit();
            lock (_errors) return _errors.ToString().Trim();
        }
    }

    /// <summary>Writes to it; what it says tells why where it has ended.</summary>
    internal void Write(string text, bool isLast)
    {
        try
        {
            _process.StandardInput.Write(text);
            if (isLast) _process.StandardInput.Close();
            else _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    /// <summary>Ends it after some processor time more, so that a busy machine ends nothing that an idle one does not; until this is disposed.</summary>
    internal IDisposable EndAfter(TimeSpan work) => new Limit(this, work);

    /// <summary>Ends it and its children.</summary>
    internal void End()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    private TimeSpan Work
    {
        get
        {
            try
            {
                return _process.TotalProcessorTime;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has ended.
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Looks now and then how much work a program has done since it was asked.</summary>
    private sealed class Limit : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly Timer _timer;
        private bool _isOver;

        internal Limit(SolverProcess program, TimeSpan work)
        {
            var (before, watch) = (program.Work, Stopwatch.StartNew());
            _timer = new(
                _ =>
                {
                    lock (_gate)
                    {
                        if (_isOver || (program.Work - before <= work && watch.Elapsed <= WaitingFactor * work)) return;
                        program._isLate = true;
                        program.End();
                    }
                },
                null,
                _glance,
                _glance);
        }

        public void Dispose()
        {
            lock (_gate) _isOver = true;
            _timer.Dispose();
        }
    }
}
