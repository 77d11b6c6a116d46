"""Checks an Xcode project written by hand, on any system: it parses, every reference has an object of
the right kind, nothing is orphaned, every path is on disk, plists and asset catalogs are well-formed.
usage: check_project.py FOLDER   (PyPI: pbxproj)"""
import json, pathlib, plistlib, re, sys
from openstep_parser import OpenStepDecoder
root = pathlib.Path(sys.argv[1]); bad = []
proj = next(root.glob('*.xcodeproj'))
doc = OpenStepDecoder.ParseFromString((proj / 'project.pbxproj').read_text())
objs = doc['objects']; ID = re.compile(r'^[0-9A-F]{24}$'); seen = {doc['rootObject']}
packages = [root / o['relativePath'] / 'Package.swift' for o in objs.values() if o['isa'] == 'XCLocalSwiftPackageReference']
kinds = {'buildConfigurationList': {'XCConfigurationList'}, 'mainGroup': {'PBXGroup'}, 'targets': {'PBXNativeTarget'},
         'packageReferences': {'XCLocalSwiftPackageReference'}, 'buildConfigurations': {'XCBuildConfiguration'},
         'fileSystemSynchronizedGroups': {'PBXFileSystemSynchronizedRootGroup'}, 'productReference': {'PBXFileReference'},
         'packageProductDependencies': {'XCSwiftPackageProductDependency'}, 'files': {'PBXBuildFile'},
         'buildPhases': {'PBXSourcesBuildPhase', 'PBXFrameworksBuildPhase', 'PBXResourcesBuildPhase', 'PBXShellScriptBuildPhase',
                         'PBXCopyFilesBuildPhase'},
         'dependencies': {'PBXTargetDependency'}, 'target': {'PBXNativeTarget'}, 'targetProxy': {'PBXContainerItemProxy'},
         'fileRef': {'PBXFileReference'}, 'exceptions': {'PBXFileSystemSynchronizedBuildFileExceptionSet'}}
for oid, o in objs.items():
    for k, v in o.items():
        for r in (v if isinstance(v, list) else [v]):
            if isinstance(r, str) and ID.match(r):
                seen.add(r)
                if r not in objs: bad.append(f'{o["isa"]}.{k}: {r} is no object')
                elif k in kinds and objs[r]['isa'] not in kinds[k]: bad.append(f'{o["isa"]}.{k}: {r} is a {objs[r]["isa"]}')
    p = o.get('relativePath') or (o.get('path') if o['isa'] == 'PBXFileSystemSynchronizedRootGroup' else None)
    if p and not (root / p).is_dir(): bad.append(f'{o["isa"]}: no folder {p}')
    if o['isa'] == 'XCLocalSwiftPackageReference' and not (root / p / 'Package.swift').is_file(): bad.append(f'no Package.swift in {p}')
    if o['isa'] == 'XCSwiftPackageProductDependency' and not any(f'name: "{o["productName"]}"' in f.read_text() for f in packages): bad.append(f'no product {o["productName"]}')
for o in objs.values():                                            # what a configuration names is there
    settings = o.get('buildSettings', {}) if o['isa'] == 'XCBuildConfiguration' else {}
    for k in ('INFOPLIST_FILE', 'CODE_SIGN_ENTITLEMENTS'):
        if k in settings and not (root / settings[k]).is_file(): bad.append(f'{k}: no {settings[k]}')
for o in objs.values():                                            # what one target lends another is there
    for g in (objs.values() if o['isa'] == 'PBXFileSystemSynchronizedBuildFileExceptionSet' else []):
        if objs.get(next((i for i in g.get('exceptions', []) if objs.get(i) is o), '')) is o:
            bad += [f'{g["path"]}: no {n}' for n in o['membershipExceptions'] if not (root / g['path'] / n).is_file()]
bad += [f'orphan {i} ({objs[i]["isa"]})' for i in objs if i not in seen]
for f in [*root.glob('**/*.plist'), *root.glob('**/*.entitlements'), *root.glob('**/*.xcprivacy')]:
    try: plistlib.loads(f.read_bytes())
    except Exception as e: bad.append(f'{f}: {e}')
for f in root.glob('**/*.xcassets/**/Contents.json'):
    try:
        for im in json.loads(f.read_text()).get('images', []):
            if 'filename' in im and not (f.parent / im['filename']).is_file(): bad.append(f'{f}: no {im["filename"]}')
    except ValueError as e: bad.append(f'{f}: {e}')
print('\n'.join(bad) or f'ok: {len(objs)} objects'); sys.exit(bool(bad))
