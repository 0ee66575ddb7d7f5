using System.Diagnostics;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Clusters;

/// <summary>
/// Programs with the names of Slurm's, in a folder that alone is on the PATH: <c>sbatch</c> writes down how it was called and runs the tasks of an array at once, one after another, but those in <c>broken</c>; <c>scancel</c> ends what then still waits; <c>squeue</c> prints a file.
/// </summary>
internal sealed class FakeSlurm : IDisposable
{
    private const string Sbatch = """
        #!/bin/bash
        PATH=/usr/bin:/bin
        here=$(dirname "$0")
        [ ! -f "$here/refusal" ] || { cat "$here/refusal" >&2; exit 1; }
        echo "$*" >> "$here/submitted"
        job=$((11 + $(wc -l < "$here/submitted")))
        for word in "$@"; do
          case $word in
            --array=*) numbers=${word#--array=} ;;
            --output=*) output=${word#--output=} ;;
          esac
        done
        echo "$job"
        [ -n "$numbers" ] || exit 0
        rm -f "$here/cancelled"
        for range in ${numbers//,/ }; do
          for number in $(seq "${range%-*}" "${range#*-}"); do
            [ ! -f "$here/cancelled" ] || continue
            file=${output/\%A/$job}; file=${file/\%a/$number}
            if grep -qx "$number" "$here/broken" 2> /dev/null; then echo "task $number broke off" > "$file"; continue; fi
            PATH="$here:$PATH" SLURM_ARRAY_JOB_ID=$job SLURM_ARRAY_TASK_ID=$number bash "${@: -1}" > "$file" 2>&1 < /dev/null
          done
        done
        """;

    private readonly TemporaryFolder _folder = new();

    internal FakeSlurm()
    {
        Program("sbatch", Sbatch);
        Program("scancel", "#!/bin/bash\necho \"$*\" > \"${0%/*}/cancelled\"\n");
        Program("squeue", "#!/bin/bash\nPATH=/usr/bin:/bin\nhere=$(dirname \"$0\")\n[ ! -f \"$here/silence\" ] || { cat \"$here/silence\" >&2; exit 1; }\n[ ! -f \"$here/queue\" ] || cat \"$here/queue\"\n");
    }

    /// <summary>The calls of <c>sbatch</c>, each in a line.</summary>
    internal string[] Submitted => File.Exists(_folder["submitted"]) ? File.ReadAllLines(_folder["submitted"]) : [];

    /// <summary>The last call of <c>scancel</c>, or null.</summary>
    internal string? Cancelled => File.Exists(_folder["cancelled"]) ? File.ReadAllText(_folder["cancelled"]).TrimEnd() : null;

    /// <summary>Writes a file that the programs look at.</summary>
    internal void Says(string name, string text) => _folder.Write(name, text);

    /// <summary>Deletes one.</summary>
    internal void Forgets(string name) => File.Delete(_folder[name]);

    /// <summary>Runs the tool where these programs are Slurm's.</summary>
    internal ToolRun Run(params string[] arguments) => ToolRun.AsProcess(new Dictionary<string, string> { ["PATH"] = _folder.Path }, arguments);

    /// <summary>Starts it; "env" undoes a shell's wish that its background jobs ignore the signal of Ctrl-C.</summary>
    internal Process Start(params string[] arguments)
    {
        string[] words = ["--default-signal=INT", $"PATH={_folder.Path}", Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet", ToolRun.Executable, .. arguments];
        return Process.Start(new ProcessStartInfo("env", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    public void Dispose() => _folder.Dispose();

    private void Program(string name, string text)
    {
        var file = _folder.Write(name, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
