using Portal.Tests.Support.Browsers;
using Portal.Tests.Support.Machine;

[assembly: AssemblyFixture(typeof(MachineNeeds))]
[assembly: AssemblyFixture(typeof(Portals))]
[assembly: AssemblyFixture(typeof(Chromium))]
